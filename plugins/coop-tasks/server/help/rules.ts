/** Which act is allowed in which state of an offer, and where an opening stands: read by policies, acts and tests. */
import { moves, type MovesRow } from "coop-core/server";
import type { Standing } from "../opening/opening";
import type { HelpState } from "./help";

/** Each has its sentence under `coop_tasks.refusals`. */
export type HelpRefusal = "help_confirmed" | "help_answered" | "help_taken_up" | "help_declined";

export type HelpAct = "confirm_help" | "answer_help" | "take_up_help" | "decline_help" | "suggest_opening";

/** The states in which there is something to be seen; in others it does not exist for those who see it. */
export type SeenState = Exclude<HelpState, "over">;

const UNTIL_DECIDED: MovesRow<SeenState, HelpRefusal> = {
  unconfirmed: "yes",
  open: "yes",
  answered: "yes",
  taken_up: "help_taken_up",
  declined: "help_declined",
};

export const helpMoves = moves<HelpAct, SeenState, HelpRefusal>({
  confirm_help: {
    unconfirmed: "yes",
    open: "help_confirmed",
    answered: "help_confirmed",
    taken_up: "help_confirmed",
    declined: "help_confirmed",
  },
  answer_help: { ...UNTIL_DECIDED, answered: "help_answered" },
  take_up_help: UNTIL_DECIDED,
  decline_help: UNTIL_DECIDED,
  suggest_opening: UNTIL_DECIDED,
});

export type HelpingRefusal = "full" | "ended" | "answered_elsewhere" | "details_to_come" | "withdrawn";

export const helpingMoves = moves<"offer_help", Standing, HelpingRefusal>({
  offer_help: {
    open: "yes",
    full: "full",
    done: "full",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
});
