import * as v from "valibot";
import { lockDue, markDone } from "../due";
import { actsOver } from "../kernel/act";
import { failpoint } from "../kernel/failpoint";
import * as schema from "../kernel/schema";
import { handOver } from "../orders";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

export const finishOrder = job({
  summary: "Marks an order as performed and hands its result to the plugin that ordered it.",
  input: v.strictObject({ id: schema.id, result: v.record(v.string(), v.unknown()) }),
  output: v.object({ done: v.boolean() }),
  async run({ id, result }, cx) {
    const row = await lockDue(cx, id);
    if (!row) {
      return { done: false };
    }
    await handOver(cx, row, result);
    await markDone(cx, id);
    await failpoint(cx, `finish-order:${row.kind}:before-commit`);
    return { done: true };
  },
});
