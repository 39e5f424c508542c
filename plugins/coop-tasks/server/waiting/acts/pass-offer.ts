import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endWaiting } from "../end";
import { passOn } from "../next";
import { mayPass, WAITING_POLICY_REFUSALS } from "../policy";
import { lockWaiting } from "../rows";
import { waitingMoves } from "../rules";

export const passOffer = write({
  summary: "“No thanks, ask the next”: the place that was held goes on along the line.",
  input: v.strictObject({ waiting_id: schema.id }),
  output: OpeningView,
  refuses: { ...WAITING_POLICY_REFUSALS, ...waitingMoves.refusalsOf("pass_offer") },
  async run({ waiting_id }, cx) {
    const { waiting, opening } = await lockWaiting(cx, waiting_id);
    demand(mayPass(cx.viewer, waiting, cx.now));
    await endWaiting(cx, opening, [waiting], "passed");
    await passOn(cx, opening);
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
