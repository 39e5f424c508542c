import * as v from "valibot";
import { asPlugin } from "../contracts";
import { known, lockDue, markDone } from "../due";
import { actsOver } from "../kernel/act";
import { failpoint } from "../kernel/failpoint";
import * as schema from "../kernel/schema";
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
    const then = row.data["then"] as { name: string; about: unknown } | undefined;
    if (then) {
      const own = asPlugin(cx, row.plugin);
      await known(cx.scope.registry.get(row.plugin)?.done?.[then.name], row)(then.about, result, own);
    }
    await markDone(cx, id);
    await failpoint(cx, `finish-order:${row.kind}:before-commit`);
    return { done: true };
  },
});
