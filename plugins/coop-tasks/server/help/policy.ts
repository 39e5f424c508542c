/** Who may offer help, who sees what was offered, and who may answer it. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves } from "../opening/rules";
import { isStranded, type Help } from "./help";
import { helpingMoves, helpMoves, type HelpAct, type SeenState } from "./rules";

/** Codes of these policies, with what they are refused with. */
export const HELP_POLICY_REFUSALS = { has_account: 403, nobody_sees_help: 409, no_mail_now: 409 } as const;

export interface Circumstances {
  /** Is there a team that sees what is for no one person? */
  team: boolean;
  /** Does this forum send e-mails to everybody? */
  mails: boolean;
  now: string;
}

/** @param opening null: "I could …" */
export const mayOffer = (viewer: Viewer | null, opening: Judged | null, { team, mails, now }: Circumstances): Verdict =>
  allOf(
    viewer === null ? yes : no(403, "has_account"),
    opening === null
      ? yes
      : allOf(
          helpingMoves.verdict("offer_help", standing(opening, opening.tally, now), { full: { count: opening.seats } }),
          answerMoves.verdict("offer_help", opening.answered_by)
        ),
    team || (opening !== null && opening.contact_user_id !== null) ? yes : no(409, "nobody_sees_help"),
    mails ? yes : no(409, "no_mail_now")
  );

/** "I could …", said by a member. */
export const mayCouldHelp = (viewer: Viewer | null, team: boolean): Verdict =>
  allOf(mayWrite(viewer), team ? yes : no(409, "nobody_sees_help"));

/**
 * What was offered is for the person it was offered to, as long as they look
 * after the opening, or for the team. Staff have no special sight, and a new
 * contact person sees only what is offered to them.
 * @param opening that this viewer sees, where it is about one
 */
export const seesHelp = (
  viewer: Viewer | null,
  help: Pick<Help, "state" | "for_user_id">,
  opening: Judged | undefined,
  inTeam: boolean
): boolean =>
  viewer !== null &&
  help.state !== "unconfirmed" &&
  help.state !== "over" &&
  (help.for_user_id === null ? inTeam : help.for_user_id === viewer.id && !isStranded(help, opening));

/** For those who see it. */
export const mayDecide = (act: Exclude<HelpAct, "confirm_help">, viewer: Viewer | null, state: SeenState): Verdict =>
  allOf(mayWrite(viewer), helpMoves.verdict(act, state));

/** For whoever has the link. */
export const mayConfirm = (state: SeenState): Verdict => helpMoves.verdict("confirm_help", state);
