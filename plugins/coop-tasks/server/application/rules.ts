/** Every state of an application × every act: the tables that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { ApplicationState } from "./application";

/** Each has its sentence under `coop_tasks.refusals`. */
type ApplicationRefusal =
  | "already_applied"
  | "application_approved"
  | "application_declined"
  | "application_taken_back"
  | "application_over";

export type ApplicationAct = "approve_application" | "decline_application" | "take_back_application";

const WHILE_ASKED: MovesRow<ApplicationState, ApplicationRefusal> = {
  asked: "yes",
  approved: "application_approved",
  declined: "application_declined",
  taken_back: "application_taken_back",
  over: "application_over",
};

export const applicationMoves = moves<ApplicationAct, ApplicationState, ApplicationRefusal>({
  approve_application: WHILE_ASKED,
  decline_application: WHILE_ASKED,
  take_back_application: WHILE_ASKED,
});

/** Asking again, by what became of one's last application there. */
export const movesOfApplicant = moves<"apply_for_opening", ApplicationState, ApplicationRefusal>({
  apply_for_opening: {
    asked: "already_applied",
    // Also whoever held a place that way and handed it back.
    approved: "yes",
    declined: "application_declined",
    taken_back: "yes",
    over: "yes",
  },
});
