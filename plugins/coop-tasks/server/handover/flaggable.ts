/** How somebody left something, in the forum's review queue. */
import { notFound, type Cx, type Flaggable } from "coop-core/server";
import { findAnyOpening, findOpening, lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { seesNote } from "./policy";
import { handoverById } from "./rows";
import { takeDown } from "./take-down";
import { flagged } from "./view";

type TasksCx = Cx<TasksDatabase>;

/** The note with its opening locked, if it still has a text. */
async function lockNote(cx: TasksCx, id: number) {
  const seen = await handoverById(cx, id);
  const opening = seen && (await lockAnyOpening(cx, seen.opening_id));
  const note = opening && (await handoverById(cx, id));
  return note && note.text !== null ? { note, opening } : undefined;
}

export const flaggableHandover: Flaggable = {
  async text(id, cx: TasksCx) {
    const note = await handoverById(cx, id);
    if (!note || note.text === null) {
      return undefined;
    }
    if (cx.viewer !== null && !seesNote(cx.viewer, note)) {
      throw notFound();
    }
    const opening = await (cx.viewer === null ? findAnyOpening : findOpening)(cx, note.opening_id);
    return (
      opening && {
        ...flagged(note),
        title: opening.title,
        plain: note.text,
        cooked: null,
        path: `/board/${opening.id}`,
        category_id: opening.category_id,
      }
    );
  },
  async hide(id, by, cx: TasksCx) {
    const found = await lockNote(cx, id);
    if (found && found.note.hidden_at === null) {
      await takeDown(cx, found.opening, found.note, by.id, "hide");
    }
  },
  async remove(id, by, cx: TasksCx) {
    const found = await lockNote(cx, id);
    if (found) {
      await takeDown(cx, found.opening, found.note, by.id, "remove");
    }
  },
};
