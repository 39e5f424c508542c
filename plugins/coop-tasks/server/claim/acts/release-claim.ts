import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endClaim } from "../end";
import { CLAIM_POLICY_REFUSALS, mayRelease } from "../policy";
import { lockClaim } from "../rows";
import { claimMoves } from "../rules";

export const releaseClaim = write({
  summary: "“I can't after all”: gives a place back, which is offered to the next in line; the contact person is told.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: { not_your_place: CLAIM_POLICY_REFUSALS.not_your_place, ...claimMoves.refusalsOf("release_claim") },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayRelease(cx.viewer, claim));
    const asked = await endClaim(cx, opening, claim, "released", "by_claimant");
    await touch(cx, opening);
    await tell(cx, opening, asked > 0 ? "released_passed_on" : "released", {
      key: `released:${claim.id}`,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id, claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
