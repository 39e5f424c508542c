/** Who may enter a contest, who sees what was entered, and who chooses. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { standing, type Opening } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves, openingMoves } from "../opening/rules";
import { hasBegun, isClosed, MOST_OF_ONE, type Entry } from "./entry";
import { entryMoves, type EntryAct } from "./rules";

/** Codes of these policies, with what they are refused with. */
export const ENTER_REFUSALS = {
  already_held: 409,
  entries_not_begun: 409,
  choice_told: 409,
  enough_entries: 409,
  nobody_chooses: 409,
  yours_to_choose: 409,
} as const;
export const CHOOSE_REFUSALS = { only_who_chooses: 403, choice_told: 409 } as const;
export const ENTRY_POLICY_REFUSALS = { not_your_entry: 403 } as const;

type Chosen = Pick<Opening, "contact_user_id" | "chooser_group_id">;
type Owned = Pick<Entry, "user_id" | "state">;

/** Staff have no special sight: whoever looks after it chooses, with the people of a group where one is named. */
export const chooses = (viewer: Viewer | null, { contact_user_id, chooser_group_id }: Chosen): boolean =>
  viewer !== null &&
  (viewer.id === contact_user_id || (chooser_group_id !== null && viewer.group_ids.includes(chooser_group_id)));

/** @param own whether the viewer holds a place that was to be taken before, and how many entries of theirs stand */
export const mayEnter = (
  viewer: Viewer | null,
  opening: Judged,
  own: { holds: boolean; entries: number },
  now: string
): Verdict =>
  allOf(
    own.holds ? no(409, "already_held") : yes,
    openingMoves.verdict("enter_contest", standing(opening, opening.tally, now), { full: { count: opening.seats } }),
    answerMoves.verdict("enter_contest", opening.answered_by),
    hasBegun(opening, now) ? yes : no(409, "entries_not_begun"),
    opening.choice_told_at === null ? yes : no(409, "choice_told"),
    mayWrite(viewer),
    chooses(viewer, opening) ? no(409, "yours_to_choose") : yes,
    own.entries < MOST_OF_ONE ? yes : no(409, "enough_entries", { count: MOST_OF_ONE }),
    opening.contact_user_id === null && opening.chooser_group_id === null ? no(409, "nobody_chooses") : yes
  );

/** @param entered whether the viewer has an entry of their own that stands */
export const seesEntry = (
  viewer: Viewer | null,
  entry: Pick<Entry, "user_id" | "state" | "shown">,
  opening: Chosen & Pick<Opening, "due_at">,
  entered: boolean,
  now: string
): boolean =>
  viewer?.id === entry.user_id ||
  (entry.state !== "taken_back" &&
    (chooses(viewer, opening) || (entered && isClosed(opening, now)) || entry.shown === true));

/** What is chosen is told to all once, and stands from then on. */
const mayChooseThere = (
  act: "choose_entry" | "unchoose_entry" | "tell_choice",
  viewer: Viewer | null,
  opening: Judged,
  now: string
): Verdict =>
  allOf(
    mayWrite(viewer),
    chooses(viewer, opening) ? yes : no(403, "only_who_chooses"),
    openingMoves.verdict(act, standing(opening, opening.tally, now)),
    opening.choice_told_at === null ? yes : no(409, "choice_told")
  );

export const mayChooseEntry = (
  act: "choose_entry" | "unchoose_entry",
  viewer: Viewer,
  entry: Owned,
  opening: Judged,
  now: string
): Verdict => allOf(mayChooseThere(act, viewer, opening, now), entryMoves.verdict(act, entry.state));

/** @param chosen how many are */
export const mayTellChoice = (viewer: Viewer | null, opening: Judged, chosen: number, now: string): Verdict =>
  allOf(mayChooseThere("tell_choice", viewer, opening, now), chosen > 0 ? yes : no(409, "nothing_chosen"));

/** Until the choice is told, nobody but those who choose learns of it. */
export const stateAsTold = (
  { state }: Pick<Entry, "state">,
  { choice_told_at }: Pick<Opening, "choice_told_at">
): Entry["state"] => (state === "chosen" && choice_told_at === null ? "entered" : state);

export const mayOwnEntry = (
  act: Extract<EntryAct, "take_back_entry" | "share_entry" | "keep_entry">,
  viewer: Viewer,
  entry: Owned,
  opening: Pick<Opening, "choice_told_at">
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === entry.user_id ? yes : no(403, "not_your_entry"),
    entryMoves.verdict(act, stateAsTold(entry, opening))
  );
