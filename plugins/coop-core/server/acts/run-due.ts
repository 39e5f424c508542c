import * as v from "valibot";
import { asPlugin } from "../contracts";
import { known, lockDue, markDone } from "../due";
import { readFact } from "../facts";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

export const runDue = job({
  summary: "Runs a listener or a due of a plugin, once.",
  input: v.strictObject({ id: schema.id }),
  output: v.object({ done: v.boolean() }),
  async run({ id }, cx) {
    const row = await lockDue(cx, id);
    if (!row) {
      return { done: false };
    }
    const plugin = cx.scope.registry.get(row.plugin);
    const own = asPlugin(cx, row.plugin);
    if (row.sort === "listener") {
      const fact = await readFact(cx, Number(row.data["fact_id"]));
      if (fact) {
        await known(plugin?.listens?.[row.kind], row)(fact, own);
      }
    } else {
      await known(plugin?.due?.[row.kind], row)(row.data, own);
    }
    await markDone(cx, id);
    return { done: true };
  },
});
