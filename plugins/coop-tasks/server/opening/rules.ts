/** Which act is allowed where an opening stands: the table that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { Standing } from "./opening";

/** Codes with which a standing refuses; each has its sentence under `coop_tasks.refusals`. */
export type StandingRefusal =
  | "full"
  | "ended"
  | "answered_elsewhere"
  | "details_to_come"
  | "withdrawn"
  | "not_withdrawn"
  | "details_there";

export type OpeningAct =
  | "claim_opening"
  | "pin_opening"
  | "change_opening"
  | "withdraw_opening"
  | "put_back_opening"
  | "talk_about_opening"
  | "tick_checklist"
  | "follow_opening"
  | "write_handover";

const UNLESS_WITHDRAWN: MovesRow<Standing, StandingRefusal> = {
  open: "yes",
  full: "yes",
  done: "yes",
  ended: "yes",
  elsewhere: "yes",
  not_yet: "yes",
  withdrawn: "withdrawn",
};

export const openingMoves = moves<OpeningAct, Standing, StandingRefusal>({
  claim_opening: {
    open: "yes",
    full: "full",
    done: "full",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
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
  talk_about_opening: UNLESS_WITHDRAWN,
  tick_checklist: UNLESS_WITHDRAWN,
  write_handover: UNLESS_WITHDRAWN,
  follow_opening: {
    open: "details_there",
    full: "details_there",
    done: "details_there",
    ended: "ended",
    elsewhere: "details_there",
    not_yet: "yes",
    withdrawn: "withdrawn",
  },
});
