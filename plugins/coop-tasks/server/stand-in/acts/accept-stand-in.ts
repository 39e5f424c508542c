import { allOf, demand, failpoint, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { contactColumns, ContactInput } from "../../claim/contact";
import { endClaim } from "../../claim/end";
import { holdPlace } from "../../claim/hold";
import { COOP_REFUSALS, CoopInput, mayActFor } from "../../coop/coop";
import { LIMIT_REFUSALS, withinLimits } from "../../limit/limit";
import { lockLimits } from "../../limit/rows";
import { tell } from "../../opening/changed";
import { latestClaimOf } from "../../opening/rows";
import { openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { restOfTerm } from "../../term/term";
import { endWaiting } from "../../waiting/end";
import { mayClaimInLine } from "../../waiting/policy";
import { latestWaitingOf } from "../../waiting/rows";
import { movesInLine } from "../../waiting/rules";
import { ANSWER_REFUSALS, mayAccept } from "../policy";
import { endStandIn, lockStandIn } from "../rows";
import { standInMoves } from "../rules";

export const acceptStandIn = write({
  summary: "Yes: the place goes over from whoever asked. It was never free, so those who wait are not asked.",
  input: v.strictObject({
    stand_in_id: schema.id,
    coop_id: CoopInput,
    contact: v.optional(ContactInput, { way: "message" }),
    ticked: v.optional(v.array(v.string()), []),
    past_own_limit: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: {
    ...ANSWER_REFUSALS,
    ...standInMoves.refusalsOf("accept_stand_in"),
    ...openingMoves.refusalsOf("ask_stand_in"),
    ...movesInLine.refusalsOf("claim_opening"),
    ...TICK_REFUSALS,
    ...COOP_REFUSALS,
    ...LIMIT_REFUSALS,
    already_held: 409,
  },
  async run({ stand_in_id, coop_id, contact, ticked, past_own_limit }, cx) {
    const { standIn, claim, opening } = await lockStandIn(cx, stand_in_id);
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const waiting = await latestWaitingOf(cx, opening.id, cx.viewer.id);
    demand(allOf(mayAccept(cx.viewer, standIn, claim, opening, holds, cx.now), mayClaimInLine(waiting, cx.now)));
    demand(withinLimits(await lockLimits(cx, cx.viewer.id, opening), past_own_limit));
    demand(asTheyStand(opening, ticked));
    demand(await mayActFor(cx, coop_id));
    await endStandIn(cx, standIn.id, "taken");
    await endClaim(cx, opening, claim, "released", "stood_in");
    await failpoint(cx, "accept-stand-in:released");
    if (waiting?.state === "waiting") {
      await endWaiting(cx, opening, [waiting], "taken");
    }
    await holdPlace(cx, opening, {
      user_id: cx.viewer.id,
      coop_id,
      seat_kind_id: claim.seat_kind_id,
      ...contactColumns(contact),
      contact_for: opening.contact_user_id,
      term: restOfTerm(claim, cx.now),
    });
    await tell(cx, opening, "stood_in", {
      key: `stood-in:${standIn.id}`,
      user_ids: [claim.user_id, opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [claim.user_id]);
    return viewNow(cx, opening.id);
  },
});
