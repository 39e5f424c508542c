import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { recordParcel } from "../end";
import { mayShareParcel, PARCEL_POLICY_REFUSALS } from "../policy";
import { lockParcel, updateParcels } from "../rows";
import { parcelMoves } from "../rules";

export const shareParcel = write({
  summary: "Whoever looks after it now may see where the caller's copies go.",
  input: v.strictObject({ parcel_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_order: PARCEL_POLICY_REFUSALS.not_your_order,
    contact_not_asked: 409,
    ...parcelMoves.refusalsOf("share_parcel"),
  },
  async run({ parcel_id }, cx) {
    const { parcel, opening } = await lockParcel(cx, parcel_id);
    demand(mayShareParcel(cx.viewer, parcel, opening));
    await updateParcels(cx, [parcel.id], { details_for: opening.contact_user_id });
    await recordParcel(cx, "parcel_shared", parcel);
    await touch(cx, opening);
    await tell(cx, opening, "contact_shared", {
      key: `parcel-shared:${parcel.id}:${opening.contact_user_id}`,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
