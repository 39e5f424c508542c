/** Which act is allowed while a claim is held, and once it is done, not done or released. */
import { moves, type MovesRow } from "coop-core/server";
import type { ClaimState } from "../opening/opening";

/** Each has its sentence under `coop_tasks.refusals`. */
export type ClaimStateRefusal =
  | "already_done"
  | "already_not_done"
  | "already_released"
  | "not_reported"
  | "not_yet_given";

export type ClaimAct =
  | "begin_claim"
  | "unbegin_claim"
  | "release_claim"
  | "complete_claim"
  | "uncomplete_claim"
  | "answer_claim"
  | "keep_claim"
  | "extend_term"
  | "end_term"
  | "ask_stand_in"
  | "share_contact"
  | "keep_contact"
  | "claim_next_opening"
  | "take_back_report"
  | "change_given"
  | "disown_given";

const WHILE_HELD: MovesRow<ClaimState, ClaimStateRefusal> = {
  held: "yes",
  done: "already_done",
  not_done: "already_not_done",
  released: "already_released",
};

const ONCE_DONE: MovesRow<ClaimState, ClaimStateRefusal> = {
  held: "not_yet_given",
  done: "yes",
  not_done: "already_not_done",
  released: "already_released",
};

export const claimMoves = moves<ClaimAct, ClaimState, ClaimStateRefusal>({
  begin_claim: WHILE_HELD,
  unbegin_claim: WHILE_HELD,
  release_claim: WHILE_HELD,
  // Also "done after all".
  complete_claim: { ...WHILE_HELD, not_done: "yes" },
  // Also where it was said too early that it is done.
  uncomplete_claim: { ...WHILE_HELD, done: "yes" },
  answer_claim: WHILE_HELD,
  extend_term: WHILE_HELD,
  end_term: WHILE_HELD,
  ask_stand_in: WHILE_HELD,
  keep_claim: WHILE_HELD,
  share_contact: WHILE_HELD,
  keep_contact: WHILE_HELD,
  // Also once this one is done.
  claim_next_opening: { ...WHILE_HELD, done: "yes" },
  take_back_report: { held: "not_reported", done: "yes", not_done: "not_reported", released: "already_released" },
  change_given: ONCE_DONE,
  disown_given: ONCE_DONE,
});
