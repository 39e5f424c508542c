import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endParcel } from "../end";
import { mayDeclineParcel, PARCEL_POLICY_REFUSALS } from "../policy";
import { lockParcel } from "../rows";
import { parcelMoves } from "../rules";

export const declineParcel = write({
  summary: "The contact person cannot send these; whoever ordered is told, and the copies are there for others.",
  input: v.strictObject({ parcel_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: PARCEL_POLICY_REFUSALS.only_the_contact_person,
    ...parcelMoves.refusalsOf("decline_parcel"),
  },
  async run({ parcel_id }, cx) {
    const { parcel, opening } = await lockParcel(cx, parcel_id);
    demand(mayDeclineParcel(cx.viewer, parcel, opening));
    await endParcel(cx, parcel, "declined");
    await touch(cx, opening);
    await tell(cx, opening, "parcel_declined", {
      key: `parcel-declined:${parcel.id}`,
      user_ids: [parcel.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [cx.viewer.id, parcel.user_id]);
    return viewNow(cx, opening.id);
  },
});
