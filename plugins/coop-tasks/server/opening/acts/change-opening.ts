import { demand, Refusal, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { changeFollowing, WhichOfThem } from "../../series/following";
import { lockSeriesOf } from "../../series/rows";
import { change } from "../change";
import { FORM_REFUSALS, OpeningForm } from "../form";
import { demandBoard } from "../on-a-board";
import { mayChange, POLICY_REFUSALS } from "../policy";
import { openingMoves } from "../rules";
import { lockOpening } from "../rows";
import { OpeningView, viewNow } from "../view";

export const changeOpening = write({
  summary: "Changes an opening; the whole form is given, with the version it was filled in from.",
  input: v.strictObject({
    opening_id: schema.id,
    version: schema.version,
    /** Of one that comes again: only this one, or all that follow too. */
    which: WhichOfThem,
    ...OpeningForm,
  }),
  output: OpeningView,
  refuses: {
    ...FORM_REFUSALS,
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    cannot_start_topics: POLICY_REFUSALS.cannot_start_topics,
    ...openingMoves.refusalsOf("change_opening"),
    fewer_than_ordered: 422,
    stale: 409,
  },
  async run({ opening_id, version, which, ...form }, cx) {
    const series = await lockSeriesOf(cx, opening_id);
    const opening = await lockOpening(cx, opening_id);
    demand(mayChange(cx.viewer, opening, cx.now));
    if (version !== opening.version) {
      throw new Refusal(409, "stale");
    }
    if (form.category_id !== opening.category_id) {
      await demandBoard(cx, form.category_id);
    }
    const changed = await change(cx, opening, form);
    // What comes once may come again from now on.
    if (which === "following" || !series) {
      await changeFollowing(cx, series, opening, form, changed);
    }
    return viewNow(cx, opening.id);
  },
});
