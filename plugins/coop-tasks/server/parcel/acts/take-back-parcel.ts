import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endParcel } from "../end";
import { mayTakeBackParcel, PARCEL_POLICY_REFUSALS } from "../policy";
import { lockParcel } from "../rows";
import { parcelMoves } from "../rules";

export const takeBackParcel = write({
  summary: "Takes an order back before it is sent; the address is deleted at once, the copies are there for others.",
  input: v.strictObject({ parcel_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_order: PARCEL_POLICY_REFUSALS.not_your_order,
    ...parcelMoves.refusalsOf("take_back_parcel"),
  },
  async run({ parcel_id }, cx) {
    const { parcel, opening } = await lockParcel(cx, parcel_id);
    demand(mayTakeBackParcel(cx.viewer, parcel));
    await endParcel(cx, parcel, "taken_back");
    await touch(cx, opening);
    publishWaits(cx, [opening.contact_user_id, cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
