/** The doors through which the host's jobs work off the due table. */
import { sql } from "kysely";
import * as v from "valibot";
import { asPlugin } from "../contracts";
import { lockDue, markDone, markFailed, takeDue, type TakenDue } from "../due";
import { readFact } from "../facts";
import { actsOver } from "../kernel/act";
import { failpoint } from "../kernel/failpoint";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

const Done = v.object({ done: v.boolean() });

/** A row that nobody knows how to do stays, is tried again and then shown to admins: never silently done. */
function known<H>(handler: H | undefined, { plugin, kind }: TakenDue): H {
  if (!handler) {
    throw new Error(`coop-${plugin} has nothing that does ${kind}`);
  }
  return handler;
}

export const takeDueAct = job({
  summary: "Takes what is due for one host's job to work off.",
  input: v.strictObject({ limit: v.optional(schema.wholeNumber(1, 100), 20) }),
  output: v.object({
    taken: v.array(
      v.object({
        id: v.number(),
        key: v.string(),
        plugin: v.string(),
        sort: v.picklist(["order", "listener", "due"]),
        kind: v.string(),
        data: v.record(v.string(), v.unknown()),
        attempts: v.number(),
      })
    ),
  }),
  run: async ({ limit }, cx) => ({ taken: await takeDue(cx, limit) }),
});

export const runDue = job({
  summary: "Runs a listener or a due of a plugin, once.",
  input: v.strictObject({ id: schema.id }),
  output: Done,
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

export const finishOrder = job({
  summary: "Marks an order as performed and hands its result to the plugin that ordered it.",
  input: v.strictObject({ id: schema.id, result: v.record(v.string(), v.unknown()) }),
  output: Done,
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

export const failDueAct = job({
  summary: "Puts what could not be done off for another try.",
  input: v.strictObject({ id: schema.id, error: v.string() }),
  output: Done,
  async run({ id, error }, cx) {
    await markFailed(cx, id, error);
    return { done: true };
  },
});

/** Rows of the due table are kept this long after they were done, for whoever looks into what happened. */
const KEPT_DAYS = 30;

export const reconcile = job({
  summary: "Once a day: every plugin compares its tables with the forum's; what was done long ago is removed.",
  input: v.strictObject({}),
  output: Done,
  async run(_, cx) {
    for (const plugin of cx.scope.registry.enabled(cx.context)) {
      await plugin.reconcile?.(asPlugin(cx, plugin.name));
    }
    await cx.db
      .deleteFrom("coop_due")
      .where("state", "in", ["done", "dropped"])
      .where(sql<boolean>`done_at < ${cx.now}::timestamptz - ${KEPT_DAYS} * interval '1 day'`)
      .execute();
    return { done: true };
  },
});
