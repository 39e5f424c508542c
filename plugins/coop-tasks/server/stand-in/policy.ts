/** Who may ask somebody to stand in, and who answers. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { claimMoves } from "../claim/rules";
import { standing, type Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { openingMoves } from "../opening/rules";
import { standInMoves, type StandInAct } from "./rules";
import type { StandIn } from "./stand-in";

/** Codes of these policies, with what they are refused with. */
export const ASK_REFUSALS = { not_your_place: 403, somebody_is_asked: 409, somebody_follows: 409 } as const;
export const ANSWER_REFUSALS = { not_asked: 403 } as const;

type Of = Pick<StandIn, "user_id" | "state">;

/** @param asked whoever is asked for this place already */
export const mayAskStandIn = (
  viewer: Viewer,
  claim: Claim,
  opening: Judged,
  asked: Of | undefined,
  now: string
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_place"),
    claimMoves.verdict("ask_stand_in", claim.state),
    openingMoves.verdict("ask_stand_in", standing(opening, opening.tally, now)),
    // The place is on the board already, for whoever follows.
    claim.leaving_since === null ? yes : no(409, "somebody_follows"),
    asked ? no(409, "somebody_is_asked") : yes
  );

const own = (act: StandInAct, viewer: Viewer, standIn: Of): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === standIn.user_id ? yes : no(403, "not_asked"),
    standInMoves.verdict(act, standIn.state)
  );

export const mayAccept = (
  viewer: Viewer,
  standIn: Of,
  claim: Pick<Claim, "leaving_since">,
  opening: Judged,
  holds: boolean,
  now: string
): Verdict =>
  allOf(
    own("accept_stand_in", viewer, standIn),
    holds ? no(409, "already_held") : yes,
    claim.leaving_since === null ? yes : no(409, "stand_in_over"),
    openingMoves.verdict("ask_stand_in", standing(opening, opening.tally, now))
  );

export const mayDecline = (viewer: Viewer, standIn: Of): Verdict => own("decline_stand_in", viewer, standIn);

export const mayTakeBack = (viewer: Viewer, standIn: Pick<StandIn, "state">, claim: Pick<Claim, "user_id">): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_place"),
    standInMoves.verdict("take_back_stand_in", standIn.state)
  );
