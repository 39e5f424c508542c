import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { OpeningView, viewNow } from "../../opening/view";
import { HANDOVER_REFUSALS, mayTakeDown } from "../policy";
import { lockHandover } from "../rows";
import { takeDown } from "../take-down";

export const removeHandover = write({
  summary: "Takes down how something was left; for whoever wrote it and those who look after it.",
  input: v.strictObject({ handover_id: schema.id }),
  output: OpeningView,
  refuses: { not_your_note: HANDOVER_REFUSALS.not_your_note },
  async run({ handover_id }, cx) {
    const { handover, opening } = await lockHandover(cx, handover_id);
    demand(mayTakeDown(cx.viewer, handover, opening));
    await takeDown(cx, opening, handover, cx.viewer.id, "remove");
    return viewNow(cx, opening.id);
  },
});
