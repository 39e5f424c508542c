/** Staff said yes to what an order had left with them: whoever ordered it hears of it after all. */
import { asPlugin } from "./contracts";
import { known, orderById } from "./due";
import type { Cx } from "./kernel/act";

/** As if the order had only now been performed. What was ordered longer ago than rows are kept is the forum's alone. */
export async function topicApproved(
  { order_id, ...made }: { order_id: number; topic_id: number; post_number?: number },
  cx: Cx<any, null>
): Promise<void> {
  const row = await orderById(cx, order_id);
  const then = row?.data["then"] as { name: string; about: unknown } | undefined;
  if (row && then && cx.context.plugins.includes(row.plugin)) {
    const done = cx.scope.registry.get(row.plugin)?.done?.[then.name];
    await known(done, row)(then.about, made, asPlugin(cx, row.plugin));
  }
}
