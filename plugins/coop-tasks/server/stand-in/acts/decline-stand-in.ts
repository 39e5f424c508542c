import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { ANSWER_REFUSALS, mayDecline } from "../policy";
import { endStandIn, lockStandIn } from "../rows";
import { standInMoves } from "../rules";

export const declineStandIn = write({
  summary: "No: the place stays whose it is, who is told, and may ask somebody else.",
  input: v.strictObject({ stand_in_id: schema.id }),
  output: OpeningView,
  refuses: { ...ANSWER_REFUSALS, ...standInMoves.refusalsOf("decline_stand_in") },
  async run({ stand_in_id }, cx) {
    const { standIn, claim, opening } = await lockStandIn(cx, stand_in_id);
    demand(mayDecline(cx.viewer, standIn));
    await endStandIn(cx, standIn.id, "declined");
    await touch(cx, opening);
    await tell(cx, opening, "stand_in_declined", {
      key: `stand-in-declined:${standIn.id}`,
      user_ids: [claim.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
