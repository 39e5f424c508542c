import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { endClaim } from "../end";
import { CLAIM_POLICY_REFUSALS, mayComplete } from "../policy";
import { lockClaim } from "../rows";
import { claimMoves } from "../rules";

export const completeClaim = write({
  summary: "“It's done”, or done after all, said by whoever did it or by those who look after it.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    ...claimMoves.refusalsOf("complete_claim"),
    taken_since: 409,
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayComplete(cx.viewer, claim, opening));
    const own = cx.viewer.id === claim.user_id;
    await endClaim(cx, opening, claim, "done", own ? "by_claimant" : "by_contact_person");
    await touch(cx, opening);
    await tell(cx, opening, own ? "completed" : "thanked", {
      key: `completed:${claim.id}:${opening.revision}`,
      user_ids: [own ? opening.contact_user_id : claim.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id, claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
