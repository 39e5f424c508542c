import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import type { CoreDatabase } from "../../tables";
import { gatherWaits } from "../gather";
import { WaitsView } from "../view";

const { read } = actsOver<CoreDatabase>();

export const showWaits = read({
  summary:
    "What is asked of the person who calls, in the order of its end, what they have put off, and what they have promised.",
  input: v.strictObject({}),
  output: WaitsView,
  run: (_, cx) => gatherWaits(cx),
});
