import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endWaiting } from "../end";
import { passOn } from "../next";
import { mayLeave, WAITING_POLICY_REFUSALS } from "../policy";
import { lockWaiting } from "../rows";
import { waitingMoves } from "../rules";

export const leaveWaitingList = write({
  summary: "Waits no longer. A place that was held meanwhile goes on to the next.",
  input: v.strictObject({ waiting_id: schema.id }),
  output: OpeningView,
  refuses: { ...WAITING_POLICY_REFUSALS, ...waitingMoves.refusalsOf("leave_waiting_list") },
  async run({ waiting_id }, cx) {
    const { waiting, opening } = await lockWaiting(cx, waiting_id);
    demand(mayLeave(cx.viewer, waiting, cx.now));
    await endWaiting(cx, opening, [waiting], "left");
    if (waiting.state === "offered") {
      await passOn(cx, opening);
    }
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
