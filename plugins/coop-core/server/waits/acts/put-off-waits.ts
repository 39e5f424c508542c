import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import { publishWaits } from "../../live";
import type { CoreDatabase } from "../../tables";
import { gatherWaits } from "../gather";
import { askedAgain, putOff, zoneOf } from "../put-off";
import { WaitsView } from "../view";

const { write } = actsOver<CoreDatabase>();

export const putOffWaits = write({
  summary:
    "“Not today”: what waits for the caller and has time is asked again on Saturday, and nobody reminds of it before.",
  input: v.strictObject({}),
  output: WaitsView,
  async run(_, cx) {
    await putOff(cx, cx.viewer.id, askedAgain(cx.now, zoneOf(cx)));
    publishWaits(cx, [cx.viewer.id]);
    return gatherWaits(cx);
  },
});
