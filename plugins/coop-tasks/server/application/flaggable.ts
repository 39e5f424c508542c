/** The words with which somebody asks for a place, in the forum's review queue. That they ask stays, and is answered. */
import type { Flaggable } from "coop-core/server";
import { demandSight } from "../opening/contact-person";
import { flaggableBetweenFew } from "../opening/flaggable-part";
import type { Application } from "./application";
import { findApplication, updateApplications } from "./rows";

export const flaggableApplication: Flaggable = flaggableBetweenFew<Application>("application", {
  find: findApplication,
  stands: ({ words }) => words !== null,
  demandSight: ({ viewer }, application, opening) => demandSight(viewer, application, opening),
  writtenAt: ({ asked_at }) => asked_at,
  lines: ({ words }) => [words],
  takeDown: (cx, { id }) => updateApplications(cx, [id], { words: null }),
});
