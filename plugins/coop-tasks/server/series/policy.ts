/** Who may say “I'll do the next one too”. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { claimMoves } from "../claim/rules";
import type { Claim } from "../opening/opening";
import { mayClaim, type Judged } from "../opening/policy";

/** Codes of this policy, with what they are refused with. */
export const NEXT_REFUSALS = { not_your_place: 403, no_next: 409, look_first: 409, already_held: 409 } as const;

/**
 * Whoever has a place on this one, where the next is there and asks them for the same yes.
 * @param next undefined where none is on the board
 */
export const mayClaimNext = (
  viewer: Viewer | null,
  claim: Pick<Claim, "user_id" | "state">,
  opening: Pick<Judged, "ticks">,
  next: Judged | undefined,
  { holds, now }: { holds: boolean; now: string }
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer?.id === claim.user_id ? yes : no(403, "not_your_place"),
    claimMoves.verdict("claim_next_opening", claim.state),
    next ? mayClaim(viewer, next, holds, now) : no(409, "no_next"),
    next && next.ticks !== opening.ticks ? no(409, "look_first") : yes
  );
