import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { settle } from "../../claim/was-it-done";
import { maySettle, POLICY_REFUSALS } from "../policy";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const completeOpening = write({
  summary: "“It was done”, once its day is over: for everybody who holds a place still.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    ...openingMoves.refusalsOf("complete_opening"),
    nobody_holds_it: 409,
  },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(maySettle("complete_opening", cx.viewer, opening, cx.now));
    await settle(cx, opening, "done");
    return viewNow(cx, opening.id);
  },
});
