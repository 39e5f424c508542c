/** Staff said yes to what an order had left with them: whoever ordered it hears of it after all. */
import { orderById } from "./due";
import type { Cx } from "./kernel/act";
import { handOver } from "./orders";

/** As if the order had only now been performed. What was ordered longer ago than rows are kept is the forum's alone. */
export async function topicApproved(
  { order_id, ...made }: { order_id: number; topic_id: number; post_number?: number },
  cx: Cx<any, null>
): Promise<void> {
  const row = await orderById(cx, order_id);
  if (row && cx.context.plugins.includes(row.plugin)) {
    await handOver(cx, row, made);
  }
}
