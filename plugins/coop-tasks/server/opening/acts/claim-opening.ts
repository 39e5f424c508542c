import { demand, failpoint, publishWaits, record, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { insertClaim } from "../../claim/rows";
import { nameOf, tell, touch, viewNow } from "../changed";
import { mayClaim } from "../policy";
import { latestClaimOf, lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { asTheyStand, TICK_REFUSALS } from "../ticks";
import { OpeningView } from "../view";

/** How the contact person may reach the claimant: by a message here, or by what is written. */
export const ContactInput = v.variant("way", [
  v.strictObject({ way: v.literal("message") }),
  v.strictObject({ way: v.literal("phone"), detail: schema.line(60) }),
  v.strictObject({ way: v.literal("email"), detail: v.pipe(schema.line(200), v.email()) }),
]);

export const claimOpening = write({
  summary: "Takes a place. The way of contact is seen by the contact person alone.",
  input: v.strictObject({
    opening_id: schema.id,
    contact: ContactInput,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
  }),
  output: OpeningView,
  refuses: { ...openingMoves.refusalsOf("claim_opening"), already_held: 409, ...TICK_REFUSALS },
  async run({ opening_id, contact, ticked }, cx) {
    const opening = await lockOpening(cx, opening_id);
    await failpoint(cx, "claim-opening:locked");
    const mine = await latestClaimOf(cx, opening.id, cx.viewer.id);
    demand(mayClaim(cx.viewer, opening, mine?.state === "held", cx.now));
    demand(asTheyStand(opening, ticked));
    const claimId = await insertClaim(cx, {
      opening_id: opening.id,
      user_id: cx.viewer.id,
      starts_at: cx.now,
      ends_at: null,
      begun_at: null,
      answered_at: opening.contact_user_id === cx.viewer.id ? cx.now : null,
      contact_way: contact.way,
      contact_detail: contact.way === "message" ? null : contact.detail,
      contact_for: opening.contact_user_id,
    });
    await failpoint(cx, "claim-opening:claimed");
    await record(cx, {
      kind: "opening_claimed",
      subject_kind: "opening",
      subject_id: opening.id,
      category_id: opening.category_id,
      data: { claim_id: claimId },
      people: [{ user_id: cx.viewer.id, part: "claimant" }],
    });
    await touch(cx, opening);
    await tell(cx, opening, "claimed", {
      key: `claimed:${claimId}`,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx) },
    });
    publishWaits(cx, [opening.contact_user_id, cx.viewer.id]);
    await failpoint(cx, "claim-opening:before-commit");
    return viewNow(cx, opening.id);
  },
});
