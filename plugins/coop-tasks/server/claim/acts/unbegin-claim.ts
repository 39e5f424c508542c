import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { hear } from "../ask";
import { CLAIM_POLICY_REFUSALS, mayUnbegin } from "../policy";
import { lockClaim, updateClaim } from "../rows";
import { claimMoves } from "../rules";

export const unbeginClaim = write({
  summary: "“Claimed, not begun after all”: the place stays taken.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    not_begun: 409,
    ...claimMoves.refusalsOf("unbegin_claim"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayUnbegin(cx.viewer, claim, opening));
    await updateClaim(cx, claim.id, { begun_at: null });
    await hear(cx, opening, claim);
    await recordClaim(cx, opening, claim, "claim_unbegun");
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
