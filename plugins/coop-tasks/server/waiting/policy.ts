/** Who may wait, and do what with an offer. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves } from "../opening/rules";
import { freeOfKind } from "../seat-kind/seat-kind";
import { lineMoves, movesInLine, waitingMoves, type WaitingAct } from "./rules";
import { stateAt, type Waiting } from "./waiting";

/** Codes of these policies; 403 all of them. */
export const WAITING_POLICY_REFUSALS = { not_your_turn: 403 } as const;

type Own = Pick<Waiting, "user_id" | "state" | "offer_ends_at">;

const own = (viewer: Viewer, waiting: Own): Verdict =>
  allOf(mayWrite(viewer), viewer.id === waiting.user_id ? yes : no(403, "not_your_turn"));

const inState = (act: WaitingAct, waiting: Own, now: string): Verdict =>
  waitingMoves.verdict(act, stateAt(waiting, now));

/**
 * Whoever may not write is told that first: to everybody else, what is so.
 * @param last what became of the viewer's last waiting there
 * @param seatKindId the kind that is waited for; null: whichever comes free
 */
export function mayJoin(
  viewer: Viewer | null,
  opening: Judged,
  mine: { holds: boolean; last: Own | undefined },
  seatKindId: number | null,
  now: string
): Verdict {
  const whole = standing(opening, opening.tally, now);
  const kind = opening.kinds.find(({ id }) => id === seatKindId);
  const kindIsFull = whole === "open" && kind !== undefined && freeOfKind(opening, kind) === 0;
  return allOf(
    mayWrite(viewer),
    mine.holds ? no(409, "already_held") : yes,
    mine.last ? movesInLine.verdict("join_waiting_list", stateAt(mine.last, now)) : yes,
    lineMoves.verdict("join_waiting_list", kindIsFull ? "full" : whole),
    answerMoves.verdict("join_waiting_list", opening.answered_by)
  );
}

/** For some kind or for any: what a page shows before a kind is chosen. */
export const mayJoinSome = (...[viewer, opening, mine, now]: SomeArguments): Verdict => {
  const verdicts = [null, ...opening.kinds.map(({ id }) => id)].map((id) => mayJoin(viewer, opening, mine, id, now));
  return verdicts.find(({ ok }) => ok) ?? verdicts[0]!;
};
type SomeArguments = [Viewer | null, Judged, Parameters<typeof mayJoin>[2], string];

/** Whoever has an offer takes that; nobody takes a place past their own. */
export const mayClaimInLine = (last: Own | undefined, now: string): Verdict =>
  last ? movesInLine.verdict("claim_opening", stateAt(last, now)) : yes;

export const mayTake = (viewer: Viewer, waiting: Own, opening: Judged, now: string): Verdict =>
  allOf(
    own(viewer, waiting),
    inState("take_offer", waiting, now),
    lineMoves.verdict("take_offer", standing(opening, opening.tally, now))
  );

export const mayPass = (viewer: Viewer, waiting: Own, now: string): Verdict =>
  allOf(own(viewer, waiting), inState("pass_offer", waiting, now));

export const mayLeave = (viewer: Viewer, waiting: Own, now: string): Verdict =>
  allOf(own(viewer, waiting), inState("leave_waiting_list", waiting, now));
