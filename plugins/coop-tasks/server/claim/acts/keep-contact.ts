import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { OpeningView, viewNow } from "../../opening/view";
import { CLAIM_POLICY_REFUSALS, maySayOfContact } from "../policy";
import { lockClaim, updateClaim } from "../rows";
import { claimMoves } from "../rules";

export const keepContact = write({
  summary: "Whoever looks after it now is not to see how to reach the caller, and is not told so.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    contact_not_asked: 409,
    ...claimMoves.refusalsOf("keep_contact"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(maySayOfContact("keep_contact", cx.viewer, claim, opening));
    await updateClaim(cx, claim.id, { contact_kept_from: opening.contact_user_id });
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
