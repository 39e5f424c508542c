import { demand, schema, staffLog } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { mayModerate, POLICY_REFUSALS } from "../../opening/policy";
import { recordOf } from "../../opening/record";
import { OpeningView, viewNow } from "../../opening/view";
import { lockHandover, updateHandover } from "../rows";

export const unhideHandover = write({
  summary: "For staff: shows again how something was left, which a flag had hidden.",
  input: v.strictObject({ handover_id: schema.id }),
  output: OpeningView,
  refuses: { staff_only: POLICY_REFUSALS.staff_only },
  async run({ handover_id }, cx) {
    const { handover, opening } = await lockHandover(cx, handover_id);
    demand(mayModerate(cx.viewer));
    await updateHandover(cx, handover.id, { hidden_at: null });
    await recordOf(cx, opening, "handover_unhidden");
    await staffLog(cx, "coop_handover_unhidden", { opening_id: opening.id });
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
