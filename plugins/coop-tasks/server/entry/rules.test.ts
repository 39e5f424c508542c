import type { Viewer } from "coop-core/server";
import { checkMoves } from "../../../../test/moves";
import { mayDisownEntry } from "../given/policy";
import type { Judged } from "../opening/policy";
import { ENTRY_STATES, type EntryState } from "./entry";
import { mayChooseEntry, mayOwnEntry } from "./policy";
import { entryMoves } from "./rules";

const NOW = "2026-11-22T12:00:00.000Z";
const ENTRANT = { id: 1, kind: "person", silenced: false, group_ids: [] } as unknown as Viewer;
const CONTACT = { ...ENTRANT, id: 2 };
const opening = {
  ...{ kind: "task", answered_by: "entry", seats: null, due_at: NOW, withdrawn_at: null },
  ...{ contact_user_id: CONTACT.id, chooser_group_id: null, choice_told_at: null },
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
} as Partial<Judged> as Judged;
const told = { choice_told_at: NOW };
const entry = (state: EntryState) => ({ user_id: ENTRANT.id, state });
const TAKEN_BACK = { taken_back: "entry_taken_back" } as const;

checkMoves({
  moves: entryMoves,
  states: ENTRY_STATES,
  expected: {
    take_back_entry: { chosen: "entry_chosen", ...TAKEN_BACK },
    choose_entry: { chosen: "entry_chosen", ...TAKEN_BACK },
    unchoose_entry: { entered: "entry_not_chosen", ...TAKEN_BACK },
    share_entry: { entered: "entry_not_chosen", ...TAKEN_BACK },
    keep_entry: { entered: "entry_not_chosen", ...TAKEN_BACK },
    disown_given: { entered: "not_yet_given", ...TAKEN_BACK },
  },
  policies: {
    take_back_entry: (state) => mayOwnEntry("take_back_entry", ENTRANT, entry(state), told),
    choose_entry: (state) => mayChooseEntry("choose_entry", CONTACT, entry(state), opening, NOW),
    unchoose_entry: (state) => mayChooseEntry("unchoose_entry", CONTACT, entry(state), opening, NOW),
    share_entry: (state) => mayOwnEntry("share_entry", ENTRANT, entry(state), told),
    keep_entry: (state) => mayOwnEntry("keep_entry", ENTRANT, entry(state), told),
    disown_given: (state) => mayDisownEntry(ENTRANT, { ...entry(state), disowned: false }, told),
  },
});
