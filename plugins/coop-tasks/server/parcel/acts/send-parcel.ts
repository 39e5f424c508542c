import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endParcel } from "../end";
import { maySend, PARCEL_POLICY_REFUSALS } from "../policy";
import { lockParcel } from "../rows";
import { parcelMoves } from "../rules";

export const sendParcel = write({
  summary: "The contact person says that the copies are on their way; whoever ordered them is told.",
  input: v.strictObject({ parcel_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: PARCEL_POLICY_REFUSALS.only_the_contact_person,
    ...parcelMoves.refusalsOf("send_parcel"),
  },
  async run({ parcel_id }, cx) {
    const { parcel, opening } = await lockParcel(cx, parcel_id);
    demand(maySend(cx.viewer, parcel, opening));
    await endParcel(cx, parcel, "sent");
    await touch(cx, opening);
    await tell(cx, opening, "parcel_sent", {
      key: `parcel-sent:${parcel.id}`,
      user_ids: [parcel.user_id],
      values: { name: nameOf(cx, cx.viewer), count: parcel.copies },
    });
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
