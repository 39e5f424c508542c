/** What a page shows of how something was left: notes, and who may be asked. */
import { can, flagVerdict, Person, readPeople, together, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Can } from "../opening/can";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { mayTakeDown, seesNote } from "./policy";
import { handoverOf, lastHolders, NOTES_SHOWN, notesOn, type Handover } from "./rows";

export const HandoverView = v.object({
  /** The latest first. */
  notes: v.array(
    v.object({
      id: v.number(),
      text: v.string(),
      changed_at: v.string(),
      /** Only where they agreed to be named. */
      person: v.nullable(Person),
      /** Only staff and whoever wrote it see it. */
      hidden: v.boolean(),
      can: v.object({ remove_handover: Can, flag_text: Can }),
    })
  ),
  /** Who held it last and agreed to be named. */
  last_holders: v.array(Person),
  /** What the viewer has said of their own time; null: nothing yet. */
  mine: v.nullable(v.object({ text: v.nullable(v.string()), named: v.boolean() })),
});

export const flagged = ({ user_id, changed_at, hidden_at }: Handover) => ({
  author_id: user_id,
  changed_at,
  hidden: hidden_at !== null,
});

export async function viewHandover(
  cx: Cx<TasksDatabase>,
  opening: Judged
): Promise<v.InferOutput<typeof HandoverView>> {
  const { viewer } = cx;
  const { holders, mine, ...read } = await together({
    notes: notesOn(cx, opening.id),
    holders: lastHolders(cx, opening.id),
    mine: viewer ? handoverOf(cx, opening.id, viewer.id) : undefined,
  });
  const notes = read.notes.filter((note) => seesNote(viewer, note)).slice(0, NOTES_SHOWN);
  const named = notes.flatMap((note) => (note.named && note.user_id !== null ? [note.user_id] : []));
  const people = await readPeople(cx, [...holders, ...named]);
  const shown: v.InferOutput<typeof HandoverView>["notes"] = [];
  // Three at most.
  for (const note of notes) {
    shown.push({
      id: note.id,
      text: note.text!,
      changed_at: note.changed_at,
      person: note.named ? (people.get(note.user_id ?? 0) ?? null) : null,
      hidden: note.hidden_at !== null,
      can: can({
        remove_handover: mayTakeDown(viewer, note, opening),
        flag_text: await flagVerdict(cx, "handover", note.id, flagged(note)),
      }),
    });
  }
  return {
    notes: shown,
    last_holders: holders.flatMap((id) => people.get(id) ?? []),
    mine: mine ? { text: mine.text, named: mine.named } : null,
  };
}
