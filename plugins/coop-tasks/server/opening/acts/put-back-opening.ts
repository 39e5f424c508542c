import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../changed";
import { mayPutBack, POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const putBackOpening = write({
  summary: "Puts a withdrawn opening on the board again, with its places free.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: { not_yours_to_change: POLICY_REFUSALS.not_yours_to_change, ...openingMoves.refusalsOf("put_back_opening") },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayPutBack(cx.viewer, opening, cx.now));
    await recordOf(cx, opening, "opening_put_back");
    await touch(cx, opening, { withdrawn_at: null, updated_at: cx.now, version: opening.version + 1 });
    return viewNow(cx, opening.id);
  },
});
