/** Every state of being asked to stand in × every act: the table that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { StandInState } from "./stand-in";

/** Each has its sentence under `coop_tasks.refusals`. */
type StandInRefusal = "stood_in" | "stand_in_declined" | "stand_in_over";

export type StandInAct = "accept_stand_in" | "decline_stand_in" | "take_back_stand_in";

const WHILE_ASKED: MovesRow<StandInState, StandInRefusal> = {
  asked: "yes",
  taken: "stood_in",
  declined: "stand_in_declined",
  taken_back: "stand_in_over",
  over: "stand_in_over",
};

export const standInMoves = moves<StandInAct, StandInState, StandInRefusal>({
  accept_stand_in: WHILE_ASKED,
  decline_stand_in: WHILE_ASKED,
  take_back_stand_in: WHILE_ASKED,
});
