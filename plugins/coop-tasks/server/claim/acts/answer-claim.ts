import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { CLAIM_POLICY_REFUSALS, mayAnswer } from "../policy";
import { lockClaim, updateClaim } from "../rows";
import { claimMoves } from "../rules";

export const answerClaim = write({
  summary: "The contact person has been in touch with whoever took a place.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: CLAIM_POLICY_REFUSALS.only_the_contact_person,
    already_answered: 409,
    ...claimMoves.refusalsOf("answer_claim"),
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayAnswer(cx.viewer, claim, opening));
    await updateClaim(cx, claim.id, { answered_at: cx.now });
    await recordClaim(cx, opening, claim, "claim_answered");
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
