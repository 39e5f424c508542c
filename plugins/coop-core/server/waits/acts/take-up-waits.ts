import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import { publishWaits } from "../../live";
import type { CoreDatabase } from "../../tables";
import { gatherWaits } from "../gather";
import { takeUp } from "../put-off";
import { WaitsView } from "../view";

const { write } = actsOver<CoreDatabase>();

export const takeUpWaits = write({
  summary: "“Today after all”: what the caller has put off is asked again.",
  input: v.strictObject({}),
  output: WaitsView,
  async run(_, cx) {
    await takeUp(cx, cx.viewer.id);
    publishWaits(cx, [cx.viewer.id]);
    return gatherWaits(cx);
  },
});
