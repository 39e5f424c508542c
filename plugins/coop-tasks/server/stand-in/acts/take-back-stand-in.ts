import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { mayTakeBack } from "../policy";
import { endStandIn, lockStandIn } from "../rows";
import { standInMoves } from "../rules";

export const takeBackStandIn = write({
  summary: "Whoever asked does so no longer, and keeps the place.",
  input: v.strictObject({ stand_in_id: schema.id }),
  output: OpeningView,
  refuses: { not_your_place: 403, ...standInMoves.refusalsOf("take_back_stand_in") },
  async run({ stand_in_id }, cx) {
    const { standIn, claim, opening } = await lockStandIn(cx, stand_in_id);
    demand(mayTakeBack(cx.viewer, standIn, claim));
    await endStandIn(cx, standIn.id, "taken_back");
    await touch(cx, opening);
    publishWaits(cx, [standIn.user_id]);
    return viewNow(cx, opening.id);
  },
});
