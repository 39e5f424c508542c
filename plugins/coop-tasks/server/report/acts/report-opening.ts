import { demand, failpoint, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { CoopInput } from "../../coop/coop";
import { touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { answerMoves, openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { coopItIsFor, mayReport, mayReportFor, REPORT_REFUSALS } from "../policy";
import { insertDone, readSaid } from "../rows";

export const reportOpening = write({
  summary: "“I did it”: once for each person, or for each co-op where the opening counts those.",
  input: v.strictObject({
    opening_id: schema.id,
    /** Where co-ops are counted: which, for whoever acts for several. */
    coop_id: CoopInput,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("report_opening"),
    ...answerMoves.refusalsOf("report_opening"),
    ...REPORT_REFUSALS,
    ...TICK_REFUSALS,
  },
  async run({ opening_id, coop_id, ticked }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const said = await readSaid(cx, opening);
    demand(mayReport(cx.viewer, opening, said, cx.now));
    const coop = coopItIsFor(opening, said, coop_id);
    if (coop !== null) {
      demand(mayReportFor(coop, said));
    }
    demand(asTheyStand(opening, ticked));
    const claim_id = await insertDone(cx, { opening_id: opening.id, user_id: cx.viewer.id, coop_id: coop });
    await recordOf(cx, opening, "opening_reported", {
      data: coop === null ? { claim_id } : { claim_id, coop_id: coop },
      people: [{ user_id: cx.viewer.id, part: "claimant" }],
    });
    await touch(cx, opening);
    await failpoint(cx, "report-opening:before-commit");
    return viewNow(cx, opening.id);
  },
});
