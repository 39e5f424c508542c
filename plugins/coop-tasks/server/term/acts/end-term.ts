import { demand, nameOf, publishWaits, schema, wrongField } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import * as v from "valibot";
import { write } from "../../acts";
import { CLAIM_POLICY_REFUSALS } from "../../claim/policy";
import { lockClaim, updateClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { tell, touch } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { leaveAtEnd } from "../leave";
import { mayEnd, TERM_REFUSALS } from "../policy";
import { columnsOfTerm, scheduleTerm, termOf, zoneOf } from "../term";
import { dayAt, isNear } from "../times";

const MOST_YEARS = 5;

export const endTerm = write({
  summary: "Says the last day on which somebody holds a role; near it, the place is on the board at once.",
  input: v.strictObject({ claim_id: schema.id, ends_on: schema.day }),
  output: OpeningView,
  refuses: {
    not_your_place: CLAIM_POLICY_REFUSALS.not_your_place,
    ...claimMoves.refusalsOf("end_term"),
    tasks_have_no_term: TERM_REFUSALS.tasks_have_no_term,
    followed: TERM_REFUSALS.followed,
    term_over: 422,
    term_too_long: 422,
  },
  async run({ claim_id, ends_on }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayEnd(cx.viewer, claim, opening));
    const zone = termOf(claim)?.zone ?? zoneOf(cx);
    const today = dayAt(cx.now, zone);
    const begins_on = claim.term_begins_on ?? dayAt(claim.starts_at, zone);
    if (ends_on < today || ends_on < begins_on) {
      throw wrongField("ends_on", "term_over");
    }
    if (ends_on > Temporal.PlainDate.from(today).add({ years: MOST_YEARS }).toString()) {
      throw wrongField("ends_on", "term_too_long");
    }
    const term = { begins_on, ends_on, zone };
    const near = isNear(term, cx.now);
    await updateClaim(cx, claim.id, {
      ...columnsOfTerm(term),
      term_asked_at: null,
      ...(!near && { leaving_since: null }),
    });
    await scheduleTerm(cx, claim.id, term);
    await recordClaim(cx, opening, claim, "term_set");
    if (near && claim.leaving_since === null) {
      await leaveAtEnd(cx, opening, claim);
    } else {
      await touch(cx, opening);
    }
    const own = cx.viewer.id === claim.user_id;
    await tell(cx, opening, own ? "term_set" : "term_set_for_you", {
      key: `term-set:${claim.id}:${opening.revision}`,
      user_ids: [own ? opening.contact_user_id : claim.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
