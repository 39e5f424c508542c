import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { WHY_NOT } from "../../opening/opening";
import { OpeningView, viewNow } from "../../opening/view";
import { endClaim } from "../end";
import { CLAIM_POLICY_REFUSALS, mayUncomplete } from "../policy";
import { lockClaim } from "../rows";
import { claimMoves } from "../rules";

export const uncompleteClaim = write({
  summary: "“It was not done”, and why as one of a few answers; said by whoever held it or by those who look after it.",
  input: v.strictObject({ claim_id: schema.id, why_not: v.optional(v.picklist(WHY_NOT), "unsaid") }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    ...claimMoves.refusalsOf("uncomplete_claim"),
    only_said: 409,
  },
  async run({ claim_id, why_not }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayUncomplete(cx.viewer, claim, opening));
    const own = cx.viewer.id === claim.user_id;
    await endClaim(cx, opening, claim, "not_done", own ? "by_claimant" : "by_contact_person", why_not);
    await touch(cx, opening);
    await tell(cx, opening, own ? "not_done" : "not_done_said", {
      key: `not-done:${claim.id}:${opening.revision}`,
      user_ids: [own ? opening.contact_user_id : claim.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id, claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
