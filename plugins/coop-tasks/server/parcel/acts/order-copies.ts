import {
  demand,
  failpoint,
  moderated,
  nameOf,
  publishWaits,
  schema,
  TEXT_REFUSALS,
  wrongField,
} from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { matterOf } from "../../opening/matter";
import { latestClaimOf, lockOpening } from "../../opening/rows";
import { answerMoves, openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { recordParcel, scheduleEnd } from "../end";
import { mostInOne, PARCEL_WAYS } from "../parcel";
import { mayOrder, ORDER_REFUSALS } from "../policy";
import { insertParcel, orderedOn } from "../rows";

export const orderCopies = write({
  summary: "Orders copies, as long as there are some. Where they go is seen by the contact person alone.",
  input: v.strictObject({
    opening_id: schema.id,
    copies: schema.wholeNumber(1, 100_000),
    way: v.picklist(PARCEL_WAYS),
    /** The address, or how else they come. */
    details: v.pipe(schema.text(500), v.minLength(1)),
    ticked: v.optional(v.array(v.string()), []),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("order_copies"),
    ...answerMoves.refusalsOf("order_copies"),
    ...ORDER_REFUSALS,
    too_many_copies: 422,
    ...TICK_REFUSALS,
    ...TEXT_REFUSALS,
  },
  async run({ opening_id, copies, way, ticked, ...form }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const waits = (await orderedOn(cx, opening.id)).some(({ user_id }) => user_id === cx.viewer.id);
    demand(mayOrder(cx.viewer, opening, { holds, waits }, cx.now));
    const most = mostInOne(opening);
    if (most !== null && copies > most) {
      throw wrongField("copies", "too_many_copies", { count: most });
    }
    demand(asTheyStand(opening, ticked));
    const { details } = await moderated(cx, form);
    const whose = { opening_id: opening.id, user_id: cx.viewer.id, copies, ordered_at: cx.now };
    const matter = await matterOf(cx, "coop_parcels", whose);
    const id = await insertParcel(cx, { ...whose, way, details, details_for: opening.contact_user_id });
    await recordParcel(cx, "parcel_ordered", { id, ...whose });
    await scheduleEnd(cx, { id, ...whose });
    await touch(cx, opening);
    await failpoint(cx, "order-copies:before-commit");
    await tell(cx, opening, "parcel_ordered", {
      key: `parcel-ordered:${opening.id}:${cx.viewer.id}:${matter}`,
      once_a_day: true,
      user_ids: [opening.contact_user_id],
      // How many is on the page: it may be another number by now.
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
