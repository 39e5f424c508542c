import * as v from "valibot";
import { markFailed } from "../due";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

export const failDue = job({
  summary: "Puts what could not be done off for another try.",
  input: v.strictObject({ id: schema.id, error: v.string() }),
  output: v.object({ done: v.boolean() }),
  async run({ id, error }, cx) {
    await markFailed(cx, id, error);
    return { done: true };
  },
});
