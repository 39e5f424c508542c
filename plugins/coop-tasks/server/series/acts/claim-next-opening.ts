import { demand, notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { findClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { CLAIM_REFUSALS, claimPlace } from "../../opening/claim";
import { linesOf } from "../../opening/lines";
import { findOpening, latestClaimOf, lockOpening } from "../../opening/rows";
import { OpeningView, viewNow } from "../../opening/view";
import { mayClaimNext, NEXT_REFUSALS } from "../policy";
import { nextOf } from "../rows";

export const claimNextOpening = write({
  summary: "“I'll do the next one too”: the same place on the one that comes after, with the same way of contact.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: { ...CLAIM_REFUSALS, ...claimMoves.refusalsOf("claim_next_opening"), ...NEXT_REFUSALS },
  async run({ claim_id }, cx) {
    const claim = await findClaim(cx, claim_id);
    if (!claim) {
      throw notFound();
    }
    const opening = await findOpening(cx, claim.opening_id);
    const found = await nextOf(cx, opening);
    const next = found && (await lockOpening(cx, found.id));
    const held = next && (await latestClaimOf(cx, next.id, cx.viewer.id));
    demand(mayClaimNext(cx.viewer, claim, opening, next, { holds: held?.state === "held", now: cx.now }));
    const kind = opening.kinds.find(({ id }) => id === claim.seat_kind_id);
    await claimPlace(cx, next!, {
      coop_id: claim.coop_id,
      seat_kind_id: next!.kinds.find(({ name }) => name === kind?.name)?.id ?? null,
      contact_way: claim.contact_way,
      contact_detail: claim.contact_detail,
      ticked: linesOf(opening.ticks),
      past_own_limit: false,
    });
    return viewNow(cx, opening.id);
  },
});
