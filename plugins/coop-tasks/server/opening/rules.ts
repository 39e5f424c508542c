/** Which act is allowed where an opening stands: the table that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { AnsweredBy, Standing } from "./opening";

/** Codes with which a standing refuses; each has its sentence under `coop_tasks.refusals`. */
export type StandingRefusal =
  | "full"
  /** The same where places are asked for: nobody waits in line there. */
  | "all_given"
  | "no_copies_left"
  | "entries_open"
  | "ended"
  | "answered_elsewhere"
  | "details_to_come"
  | "withdrawn"
  | "not_withdrawn"
  | "day_not_over"
  | "details_there";

export type OpeningAct =
  | "claim_opening"
  | "apply_for_opening"
  | "approve_application"
  | "ask_stand_in"
  | "report_opening"
  | "hand_in_thing"
  | "order_copies"
  | "enter_contest"
  | "choose_entry"
  | "unchoose_entry"
  | "tell_choice"
  | "pin_opening"
  | "change_opening"
  | "withdraw_opening"
  | "put_back_opening"
  | "complete_opening"
  | "uncomplete_opening"
  | "talk_about_opening"
  | "tick_checklist"
  | "follow_opening"
  | "write_handover";

const WHILE_OPEN: MovesRow<Standing, StandingRefusal> = {
  open: "yes",
  full: "full",
  done: "full",
  ended: "ended",
  elsewhere: "answered_elsewhere",
  not_yet: "details_to_come",
  withdrawn: "withdrawn",
};

const UNLESS_WITHDRAWN: MovesRow<Standing, StandingRefusal> = {
  open: "yes",
  full: "yes",
  done: "yes",
  ended: "yes",
  elsewhere: "yes",
  not_yet: "yes",
  withdrawn: "withdrawn",
};

/** "Was it done?" is asked of a day that is over; before that each says it of their own. */
const ONCE_OVER: MovesRow<Standing, StandingRefusal> = {
  open: "day_not_over",
  full: "day_not_over",
  done: "yes",
  ended: "yes",
  elsewhere: "day_not_over",
  not_yet: "day_not_over",
  withdrawn: "withdrawn",
};

/** When it is over, and also where it takes no entries any more: what was entered is answered. */
const ONCE_CLOSED: MovesRow<Standing, StandingRefusal> = {
  open: "entries_open",
  full: "entries_open",
  done: "entries_open",
  ended: "yes",
  elsewhere: "yes",
  not_yet: "yes",
  withdrawn: "withdrawn",
};

export const openingMoves = moves<OpeningAct, Standing, StandingRefusal>({
  claim_opening: WHILE_OPEN,
  apply_for_opening: { ...WHILE_OPEN, full: "all_given", done: "all_given" },
  report_opening: WHILE_OPEN,
  hand_in_thing: WHILE_OPEN,
  order_copies: { ...WHILE_OPEN, full: "no_copies_left" },
  enter_contest: WHILE_OPEN,
  choose_entry: ONCE_CLOSED,
  unchoose_entry: ONCE_CLOSED,
  tell_choice: ONCE_CLOSED,
  // Whoever asked is answered, also where signing up has changed since.
  approve_application: { ...WHILE_OPEN, full: "all_given", done: "all_given", elsewhere: "yes", not_yet: "yes" },
  // Somebody who has a place may pass it on until the day is over.
  ask_stand_in: { ...UNLESS_WITHDRAWN, ended: "ended" },
  // Only what still needs somebody.
  pin_opening: {
    open: "yes",
    full: "full",
    done: "full",
    ended: "ended",
    elsewhere: "yes",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
  // Also when its day is over: it can be moved on, which opens it again.
  change_opening: UNLESS_WITHDRAWN,
  withdraw_opening: UNLESS_WITHDRAWN,
  put_back_opening: {
    open: "not_withdrawn",
    full: "not_withdrawn",
    done: "not_withdrawn",
    ended: "not_withdrawn",
    elsewhere: "not_withdrawn",
    not_yet: "not_withdrawn",
    withdrawn: "yes",
  },
  complete_opening: ONCE_OVER,
  uncomplete_opening: ONCE_OVER,
  talk_about_opening: UNLESS_WITHDRAWN,
  tick_checklist: UNLESS_WITHDRAWN,
  write_handover: UNLESS_WITHDRAWN,
  // Where its details are still to come, or while people come and go before its day.
  follow_opening: {
    open: "yes",
    full: "yes",
    done: "details_there",
    ended: "ended",
    elsewhere: "details_there",
    not_yet: "yes",
    withdrawn: "withdrawn",
  },
});

/** Each has its sentence under `coop_tasks.refusals`. */
type AnswerRefusal =
  | "by_application"
  | "by_report"
  | "by_hand_in"
  | "by_order"
  | "by_entry"
  | "taken_at_once"
  | "answered_elsewhere"
  | "details_to_come";

/** Ways to come to a place, by how an opening is answered. */
export const answerMoves = moves<
  | "claim_opening"
  | "apply_for_opening"
  | "report_opening"
  | "hand_in_thing"
  | "order_copies"
  | "enter_contest"
  | "join_waiting_list"
  | "offer_help",
  AnsweredBy,
  AnswerRefusal
>({
  claim_opening: {
    claim: "yes",
    application: "by_application",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  apply_for_opening: {
    claim: "taken_at_once",
    application: "yes",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  report_opening: {
    claim: "taken_at_once",
    application: "by_application",
    report: "yes",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  hand_in_thing: {
    claim: "taken_at_once",
    application: "by_application",
    report: "by_report",
    hand_in: "yes",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  order_copies: {
    claim: "taken_at_once",
    application: "by_application",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "yes",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  enter_contest: {
    claim: "taken_at_once",
    application: "by_application",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "yes",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  // Places that are given are given by somebody who chooses: there is no order of arrival.
  join_waiting_list: {
    claim: "yes",
    application: "by_application",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
  // Without an account one helps where people come to a place.
  offer_help: {
    claim: "yes",
    application: "yes",
    report: "by_report",
    hand_in: "by_hand_in",
    copies: "by_order",
    entry: "by_entry",
    link: "answered_elsewhere",
    not_yet: "details_to_come",
  },
});
