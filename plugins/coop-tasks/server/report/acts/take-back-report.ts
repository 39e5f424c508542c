import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { endClaim } from "../../claim/end";
import { lockClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { mayTakeBackReport, TAKE_BACK_REFUSALS } from "../policy";

export const takeBackReport = write({
  summary: "“I did it” was a slip: it is counted no more, and can be said again.",
  input: v.strictObject({ claim_id: schema.id }),
  output: OpeningView,
  refuses: { ...TAKE_BACK_REFUSALS, ...claimMoves.refusalsOf("take_back_report") },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayTakeBackReport(cx.viewer, claim, opening));
    await endClaim(cx, opening, claim, "released", "by_claimant");
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
