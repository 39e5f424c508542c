import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { CLAIM_POLICY_REFUSALS } from "../../claim/policy";
import { lockClaim, updateClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { tell, touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { mayExtend, TERM_REFUSALS } from "../policy";
import { columnsOfTerm, scheduleTerm, termOf } from "../term";
import { dayAfter, termFrom } from "../times";

export const extendTerm = write({
  summary: "“Another term”: whoever holds a role stays, as long as nobody follows them yet.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    ...claimMoves.refusalsOf("extend_term"),
    no_term: TERM_REFUSALS.no_term,
    term_not_near: TERM_REFUSALS.term_not_near,
    followed: TERM_REFUSALS.followed,
  },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayExtend(cx.viewer, claim, opening));
    const { begins_on, ends_on, zone } = termOf(claim)!;
    // Where the role has no terms any more they stay as long as they like.
    const next = opening.term_months === null ? null : termFrom(dayAfter(ends_on), opening.term_months, zone);
    const term = next && { ...next, begins_on };
    await updateClaim(cx, claim.id, { ...columnsOfTerm(term), term_asked_at: null, leaving_since: null });
    await scheduleTerm(cx, claim.id, next);
    await recordClaim(cx, opening, claim, "term_extended");
    await touch(cx, opening);
    const own = cx.viewer.id === claim.user_id;
    await tell(cx, opening, own ? "term_extended" : "term_extended_for_you", {
      key: `term-extended:${claim.id}:${opening.revision}`,
      user_ids: [own ? opening.contact_user_id : claim.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
