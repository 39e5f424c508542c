/** An entry ends, by whoever entered it or because what it was for is gone: its texts are gone with it. */
import { record, schedule, unschedule, type Cx } from "coop-core/server";
import { entryFiles, NO_FILE } from "../file/file";
import { tell } from "../opening/changed";
import { endFromOutside } from "../opening/from-outside";
import type { Opening } from "../opening/opening";
import { findAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { isClosed, type Entry } from "./entry";
import { entriesOf, entriesOn, everyOpenEntry, updateEntries } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;

const NO_TEXTS = { title: null, link: null, words: null, ...NO_FILE, shown: null } as const;
const TAKEN_BACK = { ...NO_TEXTS, state: "taken_back", chosen_at: null } as const;

/** They end: their texts go, and their files. */
export async function blankEntries(cx: TasksCx, ids: readonly number[]): Promise<void> {
  await updateEntries(cx, ids, TAKEN_BACK);
  await entryFiles.letGo(cx, ids);
}

/** Their texts and files go; that they were chosen stays. */
async function forgetTexts(cx: TasksCx, ids: readonly number[]): Promise<void> {
  await updateEntries(cx, ids, NO_TEXTS);
  await entryFiles.letGo(cx, ids);
}

/** A fact of its own: whoever reads what happened to an opening does not learn who entered. */
export const recordEntry = (
  cx: TasksCx,
  kind: `entry_${"entered" | "chosen" | "unchosen" | "taken_back" | "shared" | "kept" | "disowned"}`,
  { id, user_id, opening_id }: Pick<Entry, "id" | "user_id" | "opening_id">,
  data: Record<string, string | number> = {}
): Promise<number> =>
  record(cx, {
    kind,
    subject_kind: "entry",
    subject_id: id,
    data: { opening_id, ...data },
    people: [{ user_id, part: "entrant" }],
  });

const keyOf = (id: number, at: string): string => `tasks:entries-close:${id}:${Date.parse(at)}`;

/** Whoever looks after it is told when there is something to choose from. @param before as it was */
export async function expectEntries(
  cx: TasksCx,
  opening: Pick<Opening, "id" | "answered_by" | "due_at">,
  before?: Pick<Opening, "due_at">
): Promise<void> {
  if (before?.due_at && before.due_at !== opening.due_at) {
    await unschedule(cx, keyOf(opening.id, before.due_at));
  }
  if (opening.answered_by === "entry" && opening.due_at !== null && !isClosed(opening, cx.now)) {
    await schedule(cx, {
      kind: "entries_close",
      key: keyOf(opening.id, opening.due_at),
      at: opening.due_at,
      data: { opening_id: opening.id },
    });
  }
}

export async function entriesClose({ opening_id }: { opening_id: number }, cx: JobCx): Promise<void> {
  const opening = await findAnyOpening(cx, opening_id);
  const stands = opening?.answered_by === "entry" && opening.withdrawn_at === null && opening.hidden_at === null;
  if (!stands || !isClosed(opening, cx.now)) {
    return;
  }
  const { length: count } = await entriesOn(cx, opening_id);
  await tell(cx, opening, "entries_closed", {
    key: `entries-closed:${opening_id}:${opening.due_at}`,
    user_ids: count === 0 ? [] : [opening.contact_user_id],
    values: { count },
  });
}

/**
 * Of everybody, or only of some, who are told without its title: they do not see it any
 * more. What was chosen and told stays in their record, as what was done stays done.
 */
export async function endEntries(
  cx: TasksCx,
  opening: Pick<Opening, "id" | "title" | "category_id" | "topic_id" | "choice_told_at">,
  reason: "moved" | "deleted" | "access_ended" | "category_removed",
  only?: ReadonlySet<number>
): Promise<void> {
  const entries = (await entriesOn(cx, opening.id)).filter(({ user_id }) => only?.has(user_id) ?? true);
  const given = entries.filter((entry) => isToldChosen(entry, opening));
  const ended = entries.filter((entry) => !given.includes(entry));
  // On a board that is as it was it may still be looked at; whoever made it agreed to that.
  const blanked = reason === "access_ended" ? [] : given;
  await blankEntries(cx, idsOf(ended));
  await forgetTexts(cx, idsOf(blanked));
  for (const entry of ended) {
    await recordEntry(cx, "entry_taken_back", entry, { reason });
  }
  const told = [...ended, ...blanked];
  const kept = new Set(blanked.filter(({ disowned }) => !disowned).map(({ user_id }) => user_id));
  const user_ids = [...new Set(told.map(({ user_id }) => user_id))];
  for (const [what, ids] of [
    ["entry_over", user_ids.filter((id) => !kept.has(id))],
    ["chosen_entry_over", [...kept]],
  ] as const) {
    await tell(cx, opening, what, {
      key: `entry-over:${opening.id}:${told[0]?.id}`,
      user_ids: ids,
      actor_id: null,
      unnamed: true,
    });
  }
}

const idsOf = (entries: readonly Entry[]): number[] => entries.map(({ id }) => id);

const isToldChosen = ({ state }: Pick<Entry, "state">, { choice_told_at }: Pick<Opening, "choice_told_at">): boolean =>
  state === "chosen" && choice_told_at !== null;

/** Once a day: who sees a board no more takes part in nothing there. */
export async function reconcileEntries(cx: JobCx): Promise<void> {
  await endFromOutside(cx, everyOpenEntry(cx), (opening, _, only) => endEntries(cx, opening, "access_ended", only));
}

/** An account that goes takes its entries along. */
export async function entrantRemoved(cx: TasksCx, userId: number): Promise<void> {
  await blankEntries(cx, await entriesOf(cx, userId));
}

export async function entrantsMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  await cx.db.updateTable("coop_entries").set({ user_id: target }).where("user_id", "=", source).execute();
}
