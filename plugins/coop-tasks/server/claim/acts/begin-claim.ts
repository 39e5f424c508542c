import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { hear } from "../ask";
import { CLAIM_POLICY_REFUSALS, mayBegin } from "../policy";
import { lockClaim, updateClaim } from "../rows";
import { claimMoves } from "../rules";

export const beginClaim = write({
  summary: "“In hand”: whoever holds a place has begun, as they or the contact person say.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    already_begun: 409,
    ...claimMoves.refusalsOf("begin_claim"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayBegin(cx.viewer, claim, opening));
    await updateClaim(cx, claim.id, { begun_at: cx.now });
    await hear(cx, opening, claim);
    await recordClaim(cx, opening, claim, "claim_begun");
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
