/** Taking a place for oneself: everything that stands in the way of it, and what becomes of one's waiting. */
import { allOf, demand, together, type Cx, type Viewer } from "coop-core/server";
import { takePlace } from "../claim/hold";
import { COOP_REFUSALS, mayActFor } from "../coop/coop";
import { LIMIT_REFUSALS, withinLimits } from "../limit/limit";
import { lockLimits } from "../limit/rows";
import { chooseKind, KIND_REFUSALS } from "../seat-kind/choose";
import type { TasksDatabase } from "../tables";
import { runOut } from "../waiting/due";
import { endWaiting } from "../waiting/end";
import { mayClaimInLine } from "../waiting/policy";
import { latestWaitingOf } from "../waiting/rows";
import { movesInLine } from "../waiting/rules";
import type { Claim } from "./opening";
import { mayClaim, type Judged } from "./policy";
import { latestClaimOf } from "./rows";
import { answerMoves, openingMoves } from "./rules";
import { asTheyStand, TICK_REFUSALS } from "./ticks";

export const CLAIM_REFUSALS = {
  ...openingMoves.refusalsOf("claim_opening"),
  ...answerMoves.refusalsOf("claim_opening"),
  ...movesInLine.refusalsOf("claim_opening"),
  ...KIND_REFUSALS,
  ...TICK_REFUSALS,
  ...COOP_REFUSALS,
  ...LIMIT_REFUSALS,
  already_held: 409,
} as const;

interface Asked extends Pick<Claim, "coop_id" | "seat_kind_id" | "contact_way" | "contact_detail"> {
  ticked: readonly string[];
  past_own_limit: boolean;
}

/** @param opening with its row locked */
export async function claimPlace(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Judged,
  { ticked, past_own_limit, ...asked }: Asked
): Promise<void> {
  const { mine, waiting } = await together({
    mine: latestClaimOf(cx, opening.id, cx.viewer.id),
    waiting: latestWaitingOf(cx, opening.id, cx.viewer.id),
  });
  demand(allOf(mayClaimInLine(waiting, cx.now), mayClaim(cx.viewer, opening, mine?.state === "held", cx.now)));
  demand(withinLimits(await lockLimits(cx, cx.viewer.id, opening), past_own_limit));
  demand(asTheyStand(opening, ticked));
  demand(await mayActFor(cx, asked.coop_id));
  const seat_kind_id = chooseKind(opening, asked.seat_kind_id);
  if (waiting?.state === "offered") {
    await runOut(cx, opening, waiting);
  } else if (waiting?.state === "waiting") {
    await endWaiting(cx, opening, [waiting], "taken");
  }
  await takePlace(cx, opening, { ...asked, seat_kind_id, contact_for: opening.contact_user_id });
}
