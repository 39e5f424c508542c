import { demand, publishWaits, Refusal, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { endApplications } from "../../application/end";
import { endEveryClaim } from "../../claim/end";
import { endLine } from "../../waiting/end";
import { nameOf, tell, touch, viewNow } from "../changed";
import { mayWithdraw, POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView } from "../view";

export const withdrawOpening = write({
  summary: "Takes an opening off the board; those who held a place are told.",
  input: v.strictObject({ opening_id: schema.id, version: schema.version }),
  output: OpeningView,
  refuses: {
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    ...openingMoves.refusalsOf("withdraw_opening"),
    stale: 409,
  },
  async run({ opening_id, version }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayWithdraw(cx.viewer, opening, cx.now));
    if (version !== opening.version) {
      throw new Refusal(409, "stale");
    }
    await touch(cx, opening, { withdrawn_at: cx.now, updated_at: cx.now, version: opening.version + 1 });
    const letGo = await endEveryClaim(cx, opening, "withdrawn");
    await endLine(cx, opening, "withdrawn");
    await endApplications(cx, opening, "withdrawn");
    await recordOf(cx, opening, "opening_withdrawn");
    await tell(cx, opening, "withdrawn", {
      key: `withdrawn:${opening.id}:${opening.version}`,
      user_ids: [...letGo, opening.contact_user_id],
      values: { name: nameOf(cx) },
    });
    publishWaits(cx, [opening.contact_user_id, ...letGo]);
    return viewNow(cx, opening.id);
  },
});
