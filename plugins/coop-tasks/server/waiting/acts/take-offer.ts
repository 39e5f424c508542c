import { demand, failpoint, schema, yes } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { takePlace } from "../../claim/hold";
import { stillFor } from "../../coop/coop";
import { LIMIT_REFUSALS, withinLimits } from "../../limit/limit";
import { lockLimits } from "../../limit/rows";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { endWaiting } from "../end";
import { mayTake, WAITING_POLICY_REFUSALS } from "../policy";
import { lockWaiting } from "../rows";
import { lineMoves, waitingMoves } from "../rules";

export const takeOffer = write({
  summary: "“Take it”: the place that is held becomes one's own, with the way of contact that was given when joining.",
  input: v.strictObject({
    waiting_id: schema.id,
    /** Needed where the lines to be ticked have changed since: each as it stands. */
    ticked: v.optional(v.array(v.string()), []),
    past_own_limit: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: {
    ...WAITING_POLICY_REFUSALS,
    ...waitingMoves.refusalsOf("take_offer"),
    ...lineMoves.refusalsOf("take_offer"),
    ...TICK_REFUSALS,
    ...LIMIT_REFUSALS,
  },
  async run({ waiting_id, ticked, past_own_limit }, cx) {
    const { waiting, opening } = await lockWaiting(cx, waiting_id);
    demand(mayTake(cx.viewer, waiting, opening, cx.now));
    demand(withinLimits(await lockLimits(cx, cx.viewer.id, opening), past_own_limit));
    demand(waiting.ticks === opening.ticks ? yes : asTheyStand(opening, ticked));
    await endWaiting(cx, opening, [waiting], "taken");
    await failpoint(cx, "take-offer:ended");
    await takePlace(cx, opening, {
      coop_id: await stillFor(cx, waiting.coop_id),
      seat_kind_id: waiting.offered_kind_id,
      contact_way: waiting.contact_way,
      contact_detail: waiting.contact_detail,
      contact_for: waiting.contact_for,
    });
    return viewNow(cx, opening.id);
  },
});
