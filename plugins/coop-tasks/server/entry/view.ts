/** What is seen of a contest: one's own entries, all of them for whoever chooses, and what is chosen if they agree. */
import { can, Person, type Cx, type Upload } from "coop-core/server";
import * as v from "valibot";
import { FileView, viewFile } from "../file/file";
import { Can } from "../opening/can";
import { looksAfter, type Judged } from "../opening/policy";
import { nameOfGroup } from "../parcel/rows";
import type { TasksDatabase } from "../tables";
import { ENTRY_STATES, hasBegun, isClosed, type Entry } from "./entry";
import { chooses, mayChooseEntry, mayEnter, mayOwnEntry, mayTellChoice, seesEntry, stateAsTold } from "./policy";
import { entriesOn } from "./rows";

export const ContestView = v.object({
  /** Entries are taken from that day on, which has not come. */
  begun: v.boolean(),
  closed: v.boolean(),
  /** Whose people choose, where the viewer may know; its id for those who look after it. */
  chooser_group: v.nullable(v.string()),
  chooser_group_id: v.nullable(v.number()),
  /** The viewer is one of those who choose. */
  chooses: v.boolean(),
  told_at: v.nullable(v.string()),
});

export const EntryView = v.object({
  id: v.number(),
  state: v.picklist(ENTRY_STATES),
  person: v.nullable(Person),
  title: v.nullable(v.string()),
  link: v.nullable(v.string()),
  words: v.nullable(v.string()),
  ...FileView,
  entered_at: v.string(),
  /** Whether everybody may see it, for whoever entered it; null: not said. */
  shown: v.nullable(v.boolean()),
  can: v.nullable(
    v.object({ choose_entry: Can, unchoose_entry: Can, take_back_entry: Can, share_entry: Can, keep_entry: Can })
  ),
});

const ofViewer = ({ viewer }: Cx<TasksDatabase>, entries: readonly Entry[]): Entry[] =>
  entries.filter(({ user_id }) => user_id === viewer?.id);

/** Everything that stands; who sees what of it is for the view. */
export const readEntries = (cx: Cx<TasksDatabase>, opening: Judged): Promise<Entry[]> => entriesOn(cx, opening.id);

/** Those that this viewer may see. */
export const seenOf = (cx: Cx<TasksDatabase>, opening: Judged, entries: readonly Entry[]): Entry[] => {
  const entered = ofViewer(cx, entries).length > 0;
  return entries.filter((entry) => seesEntry(cx.viewer, entry, opening, entered, cx.now));
};

export const verdictsOnContest = (
  cx: Cx<TasksDatabase>,
  opening: Judged,
  entries: readonly Entry[],
  holds: boolean
) => ({
  enter_contest: mayEnter(cx.viewer, opening, { holds, entries: ofViewer(cx, entries).length }, cx.now),
  tell_choice: mayTellChoice(cx.viewer, opening, entries.filter(({ state }) => state === "chosen").length, cx.now),
});

export async function viewContest(
  cx: Cx<TasksDatabase>,
  opening: Judged
): Promise<v.InferOutput<typeof ContestView> | null> {
  if (opening.answered_by !== "entry") {
    return null;
  }
  const { chooser_group_id } = opening;
  return {
    begun: hasBegun(opening, cx.now),
    closed: isClosed(opening, cx.now),
    chooser_group: chooser_group_id === null ? null : await nameOfGroup(cx, chooser_group_id),
    chooser_group_id: looksAfter(cx.viewer, opening) ? chooser_group_id : null,
    chooses: chooses(cx.viewer, opening),
    told_at: opening.choice_told_at,
  };
}

export const viewEntries = (
  { viewer, now }: Cx<TasksDatabase>,
  opening: Judged,
  seen: readonly Entry[],
  people: ReadonlyMap<number, Person>,
  uploads: ReadonlyMap<number, Upload>
): v.InferOutput<typeof EntryView>[] =>
  seen.map((entry) => {
    const isOwn = entry.user_id === viewer?.id;
    return {
      id: entry.id,
      state: chooses(viewer, opening)
        ? entry.state
        : isOwn || entry.shown === true
          ? stateAsTold(entry, opening)
          : ("entered" as const),
      person: people.get(entry.user_id) ?? null,
      title: entry.title,
      link: entry.link,
      words: entry.words,
      ...viewFile(entry, uploads),
      entered_at: entry.entered_at,
      shown: isOwn ? entry.shown : null,
      can:
        viewer &&
        can({
          choose_entry: mayChooseEntry("choose_entry", viewer, entry, opening, now),
          unchoose_entry: mayChooseEntry("unchoose_entry", viewer, entry, opening, now),
          take_back_entry: mayOwnEntry("take_back_entry", viewer, entry, opening),
          share_entry: mayOwnEntry("share_entry", viewer, entry, opening),
          keep_entry: mayOwnEntry("keep_entry", viewer, entry, opening),
        }),
    };
  });
