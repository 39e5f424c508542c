import { demand, Refusal, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { WhichOfThem, withdrawFollowing } from "../../series/following";
import { lockSeriesOf } from "../../series/rows";
import { mayWithdraw, POLICY_REFUSALS } from "../policy";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";
import { withdraw } from "../withdraw";

export const withdrawOpening = write({
  summary: "Takes an opening off the board; those who held a place are told.",
  input: v.strictObject({ opening_id: schema.id, version: schema.version, which: WhichOfThem }),
  output: OpeningView,
  refuses: {
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    ...openingMoves.refusalsOf("withdraw_opening"),
    stale: 409,
  },
  async run({ opening_id, version, which }, cx) {
    const series = await lockSeriesOf(cx, opening_id);
    const opening = await lockOpening(cx, opening_id);
    demand(mayWithdraw(cx.viewer, opening, cx.now));
    if (version !== opening.version) {
      throw new Refusal(409, "stale");
    }
    await withdraw(cx, opening);
    if (which === "following" && series) {
      await withdrawFollowing(cx, series, opening);
    }
    return viewNow(cx, opening.id);
  },
});
