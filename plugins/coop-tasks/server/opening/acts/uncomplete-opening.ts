import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { settle } from "../../claim/was-it-done";
import { WHY_NOT } from "../opening";
import { maySettle, POLICY_REFUSALS } from "../policy";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const uncompleteOpening = write({
  summary: "“It was not done”, once its day is over: for everybody who holds a place still.",
  input: v.strictObject({ opening_id: schema.id, why_not: v.optional(v.picklist(WHY_NOT), "unsaid") }),
  output: OpeningView,
  refuses: {
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    ...openingMoves.refusalsOf("uncomplete_opening"),
    nobody_holds_it: 409,
  },
  async run({ opening_id, why_not }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(maySettle("uncomplete_opening", cx.viewer, opening, cx.now));
    await settle(cx, opening, "not_done", why_not);
    return viewNow(cx, opening.id);
  },
});
