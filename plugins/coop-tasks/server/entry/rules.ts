/** Every state of an entry × every act: the table that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { EntryState } from "./entry";

/** Each has its sentence under `coop_tasks.refusals`. */
type EntryRefusal = "entry_chosen" | "entry_not_chosen" | "entry_taken_back" | "not_yet_given";
export type EntryAct =
  | "take_back_entry"
  | "choose_entry"
  | "unchoose_entry"
  | "share_entry"
  | "keep_entry"
  | "disown_given";

const ONCE_CHOSEN: MovesRow<EntryState, EntryRefusal> = {
  entered: "entry_not_chosen",
  chosen: "yes",
  taken_back: "entry_taken_back",
};

const UNTIL_CHOSEN: MovesRow<EntryState, EntryRefusal> = {
  entered: "yes",
  chosen: "entry_chosen",
  taken_back: "entry_taken_back",
};

export const entryMoves = moves<EntryAct, EntryState, EntryRefusal>({
  take_back_entry: UNTIL_CHOSEN,
  choose_entry: UNTIL_CHOSEN,
  unchoose_entry: ONCE_CHOSEN,
  share_entry: ONCE_CHOSEN,
  keep_entry: ONCE_CHOSEN,
  disown_given: { ...ONCE_CHOSEN, entered: "not_yet_given" },
});
