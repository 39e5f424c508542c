import { sql } from "kysely";
import * as v from "valibot";
import { asPlugin } from "../contracts";
import { forgetTexts } from "../flags/forget";
import { actsOver } from "../kernel/act";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

/** Rows of the due table are kept this long after they were done, for whoever looks into what happened. */
const KEPT_DAYS = 30;
/** So that it is heard what staff answer to what an order left with them; the forum itself says no for them after 60. */
const KEPT_FOR_STAFF_DAYS = 90;

export const reconcile = job({
  summary: "Once a day: every plugin compares its tables with the forum's; what was done long ago is removed.",
  input: v.strictObject({}),
  output: v.object({ done: v.boolean() }),
  async run(_, cx) {
    for (const plugin of cx.scope.registry.enabled(cx.context)) {
      await plugin.reconcile?.(asPlugin(cx, plugin.name));
    }
    await forgetTexts(cx);
    await cx.db
      .deleteFrom("coop_due")
      .where("state", "in", ["done", "dropped"])
      .where(
        sql<boolean>`done_at < ${cx.now}::timestamptz - interval '1 day' * CASE WHEN kind IN ('create_topic', 'create_reply')
          THEN ${KEPT_FOR_STAFF_DAYS}::int ELSE ${KEPT_DAYS}::int END`
      )
      .execute();
    return { done: true };
  },
});
