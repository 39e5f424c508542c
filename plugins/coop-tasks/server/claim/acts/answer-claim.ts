import { demand, publishWaits, record, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch, viewNow } from "../../opening/changed";
import { OpeningView } from "../../opening/view";
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
    await record(cx, {
      kind: "claim_answered",
      subject_kind: "opening",
      subject_id: opening.id,
      category_id: opening.category_id,
      data: { claim_id: claim.id },
      people: [{ user_id: claim.user_id, part: "claimant" }],
    });
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
