import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import type { CoreDatabase } from "../../tables";
import { gatherWaits } from "../gather";

const { read } = actsOver<CoreDatabase>();

export const countWaits = read({
  summary: "How many things wait for an answer of the person who calls.",
  input: v.strictObject({}),
  output: v.object({ count: v.number() }),
  run: async (_, cx) => ({ count: (await gatherWaits(cx)).asked.length }),
});
