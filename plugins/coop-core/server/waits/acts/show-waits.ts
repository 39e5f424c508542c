import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import type { CoreDatabase } from "../../tables";
import { gatherWaits } from "../gather";

const { read } = actsOver<CoreDatabase>();

const Values = v.record(v.string(), v.union([v.string(), v.number()]));
const Row = {
  plugin: v.string(),
  message: v.string(),
  values: Values,
  key: v.string(),
  path: v.nullable(v.string()),
  minutes: v.nullable(v.number()),
  answers: v.array(
    v.object({
      name: v.string(),
      act: v.optional(v.string()),
      input: v.optional(Values),
      path: v.optional(v.string()),
      primary: v.optional(v.boolean()),
    })
  ),
};

export const showWaits = read({
  summary: "What is asked of the person who calls, in the order of its end, and what they have promised.",
  input: v.strictObject({}),
  output: v.object({
    asked: v.array(v.object({ ...Row, until: v.nullable(v.string()) })),
    promised: v.array(v.object({ ...Row, on: v.nullable(v.string()) })),
  }),
  run: (_, cx) => gatherWaits(cx),
});
