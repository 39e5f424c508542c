/** Something that was handed in, in the forum's review queue, as long as it is no topic: that has flags of its own. */
import type { Flaggable } from "coop-core/server";
import { demandSight } from "../opening/contact-person";
import { flaggableBetweenFew } from "../opening/flaggable-part";
import { takeBackThing } from "./end";
import { findThing } from "./rows";
import { mayBeFlagged, type Thing } from "./thing";

export const flaggableThing: Flaggable = flaggableBetweenFew<Thing>("thing", {
  find: findThing,
  stands: mayBeFlagged,
  demandSight: ({ viewer }, thing, opening) => demandSight(viewer, thing, opening),
  writtenAt: ({ handed_in_at }) => handed_in_at,
  lines: ({ title, words, link, credit, alt }) => [title, words, link, credit, alt],
  file: (thing) => thing,
  takeDown: (cx, thing, opening) => takeBackThing(cx, opening, thing, "taken_down"),
});
