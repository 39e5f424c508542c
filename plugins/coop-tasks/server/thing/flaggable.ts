/** Something that was handed in, in the forum's review queue, as long as it is no topic: that has flags of its own. */
import type { Flaggable } from "coop-core/server";
import { flaggableOf, tellAuthor } from "../opening/flaggable-part";
import { demandSight } from "../opening/contact-person";
import { takeBackThing } from "./end";
import { findThing } from "./rows";
import { isUnfiled, judgedByFlags, type Thing } from "./thing";

export const flaggableThing: Flaggable = flaggableOf<Thing>("thing", {
  find: findThing,
  stands: isUnfiled,
  demandSight: async (cx, thing, opening) => demandSight(cx.viewer, thing, opening),
  said: (thing) => ({
    ...judgedByFlags(thing),
    lines: [thing.title, thing.words, thing.link, thing.credit, thing.alt],
  }),
  async takeDown(cx, thing, opening) {
    await takeBackThing(cx, opening, thing, "taken_down");
    await tellAuthor(cx, opening, `thing:${thing.id}`, thing.user_id);
  },
});
