import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { CLAIM_POLICY_REFUSALS, maySayOfContact } from "../policy";
import { lockClaim, updateClaim } from "../rows";
import { claimMoves } from "../rules";

export const shareContact = write({
  summary: "Whoever looks after it now may see how to reach the caller, too.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    contact_not_asked: 409,
    ...claimMoves.refusalsOf("share_contact"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(maySayOfContact("share_contact", cx.viewer, claim, opening));
    await updateClaim(cx, claim.id, { contact_for: opening.contact_user_id });
    await touch(cx, opening);
    await tell(cx, opening, "contact_shared", {
      key: `contact-shared:${claim.id}:${opening.contact_user_id}`,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
