/** The words with which somebody asks for a place, in the forum's review queue. That they ask stays, and is answered. */
import type { Flaggable } from "coop-core/server";
import { flaggableOf, tellAuthor } from "../opening/flaggable-part";
import { demandSight } from "../opening/contact-person";
import { judgedByFlags, type Application } from "./application";
import { findApplication, updateApplications } from "./rows";

export const flaggableApplication: Flaggable = flaggableOf<Application>("application", {
  find: findApplication,
  stands: ({ words }) => words !== null,
  demandSight: async (cx, application, opening) => demandSight(cx.viewer, application, opening),
  said: (application) => ({ ...judgedByFlags(application), lines: [application.words] }),
  async takeDown(cx, application, opening) {
    await updateApplications(cx, [application.id], { words: null });
    await tellAuthor(cx, opening, `application:${application.id}`, application.user_id);
  },
});
