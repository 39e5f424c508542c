import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { hear } from "../ask";
import { CLAIM_POLICY_REFUSALS, mayKeep } from "../policy";
import { lockClaim } from "../rows";
import { claimMoves } from "../rules";

export const keepClaim = write({
  summary: "“Still on it”: the answer of whoever was asked after a quiet time. The place stays theirs.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    nobody_asks: 409,
    ...claimMoves.refusalsOf("keep_claim"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayKeep(cx.viewer, claim));
    await hear(cx, opening, claim);
    await recordClaim(cx, opening, claim, "claim_kept");
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
