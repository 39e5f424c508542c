import { allOf, demand, failpoint, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { takePlace } from "../../claim/hold";
import { COOP_REFUSALS, CoopInput, mayActFor } from "../../coop/coop";
import { ContactInput } from "../../claim/contact";
import { LIMIT_REFUSALS, withinLimits } from "../../limit/limit";
import { lockLimits } from "../../limit/rows";
import { chooseKind, KIND_REFUSALS } from "../../seat-kind/choose";
import { runOut } from "../../waiting/due";
import { endWaiting } from "../../waiting/end";
import { mayClaimInLine } from "../../waiting/policy";
import { latestWaitingOf } from "../../waiting/rows";
import { movesInLine } from "../../waiting/rules";
import { viewNow } from "../changed";
import { mayClaim } from "../policy";
import { latestClaimOf, lockOpening } from "../rows";
import { answerMoves, openingMoves } from "../rules";
import { asTheyStand, TICK_REFUSALS } from "../ticks";
import { OpeningView } from "../view";

export const claimOpening = write({
  summary: "Takes a place. The way of contact is seen by the contact person alone.",
  input: v.strictObject({
    opening_id: schema.id,
    /** Where there are kinds of seat, which; may be left out where only one has a place free. */
    seat_kind_id: v.optional(v.nullable(schema.id), null),
    /** In whose name: a co-op of the caller, or their own. */
    coop_id: CoopInput,
    contact: ContactInput,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
    /** The caller knows that it is more than they wanted to do at once. */
    past_own_limit: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("claim_opening"),
    ...answerMoves.refusalsOf("claim_opening"),
    ...movesInLine.refusalsOf("claim_opening"),
    ...KIND_REFUSALS,
    ...TICK_REFUSALS,
    ...COOP_REFUSALS,
    ...LIMIT_REFUSALS,
    already_held: 409,
  },
  async run({ opening_id, seat_kind_id, coop_id, contact, ticked, past_own_limit }, cx) {
    const opening = await lockOpening(cx, opening_id);
    await failpoint(cx, "claim-opening:locked");
    const mine = await latestClaimOf(cx, opening.id, cx.viewer.id);
    const waiting = await latestWaitingOf(cx, opening.id, cx.viewer.id);
    demand(allOf(mayClaimInLine(waiting, cx.now), mayClaim(cx.viewer, opening, mine?.state === "held", cx.now)));
    demand(withinLimits(await lockLimits(cx, cx.viewer.id, opening), past_own_limit));
    demand(asTheyStand(opening, ticked));
    demand(await mayActFor(cx, coop_id));
    const kind = chooseKind(opening, seat_kind_id);
    if (waiting?.state === "offered") {
      await runOut(cx, opening, waiting);
    } else if (waiting?.state === "waiting") {
      await endWaiting(cx, opening, [waiting], "taken");
    }
    await takePlace(cx, opening, {
      coop_id,
      seat_kind_id: kind,
      contact_way: contact.way,
      contact_detail: contact.way === "message" ? null : contact.detail,
      contact_for: opening.contact_user_id,
    });
    await failpoint(cx, "claim-opening:before-commit");
    return viewNow(cx, opening.id);
  },
});
