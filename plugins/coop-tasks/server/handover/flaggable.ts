/** How somebody left something, in the forum's review queue. */
import { notFound, type Flaggable } from "coop-core/server";
import { flaggableOf } from "../opening/flaggable-part";
import { seesNote } from "./policy";
import { handoverById, type Handover } from "./rows";
import { takeDown } from "./take-down";
import { flagged } from "./view";

export const flaggableHandover: Flaggable = flaggableOf<Handover>({
  find: handoverById,
  stands: ({ text }) => text !== null,
  demandSight({ viewer }, note) {
    if (!seesNote(viewer, note)) {
      throw notFound();
    }
  },
  judged: flagged,
  lines: ({ text }) => [text],
  async takeDown(cx, note, opening, outcome, by) {
    if (outcome === "remove" || note.hidden_at === null) {
      await takeDown(cx, opening, note, by, outcome);
    }
  },
});
