/** Every state of waiting × every act: the tables that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { Standing } from "../opening/opening";
import type { WaitingState } from "./waiting";

/** Each has its sentence under `coop_tasks.refusals`. */
export type WaitingRefusal =
  | "already_held"
  | "already_waiting"
  | "held_for_you"
  | "no_offer_yet"
  | "offer_passed_on"
  | "offer_ran_out"
  | "not_in_line";

/** Acts on one's own waiting, by its state. */
export type WaitingAct = "take_offer" | "pass_offer" | "leave_waiting_list";

const WHILE_ASKED: MovesRow<WaitingState, WaitingRefusal> = {
  waiting: "no_offer_yet",
  offered: "yes",
  taken: "already_held",
  passed: "offer_passed_on",
  lapsed: "offer_ran_out",
  left: "not_in_line",
  over: "not_in_line",
};

export const waitingMoves = moves<WaitingAct, WaitingState, WaitingRefusal>({
  take_offer: WHILE_ASKED,
  pass_offer: WHILE_ASKED,
  // Also with an offer in hand: the place goes on to the next.
  leave_waiting_list: {
    waiting: "yes",
    offered: "yes",
    taken: "already_held",
    passed: "not_in_line",
    lapsed: "not_in_line",
    left: "not_in_line",
    over: "not_in_line",
  },
});

/** Acts on an opening, by what became of one's last waiting there. */
type ActInLine = "join_waiting_list" | "claim_opening";

export const movesInLine = moves<ActInLine, WaitingState, WaitingRefusal>({
  // Whoever passed or was too late joins again at the end.
  join_waiting_list: {
    waiting: "already_waiting",
    offered: "held_for_you",
    taken: "yes",
    passed: "yes",
    lapsed: "yes",
    left: "yes",
    over: "yes",
  },
  // Whoever waits may take what is free to everybody.
  claim_opening: {
    waiting: "yes",
    offered: "held_for_you",
    taken: "yes",
    passed: "yes",
    lapsed: "yes",
    left: "yes",
    over: "yes",
  },
});

export type LineRefusal =
  | "places_free"
  | "ended"
  | "answered_elsewhere"
  | "details_to_come"
  | "withdrawn"
  | "already_done";

/** Acts that where the opening stands has a say in. */
type LineAct = "join_waiting_list" | "take_offer";

export const lineMoves = moves<LineAct, Standing, LineRefusal>({
  join_waiting_list: {
    open: "places_free",
    full: "yes",
    done: "already_done",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
  take_offer: {
    open: "yes",
    full: "yes",
    done: "already_done",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
});
