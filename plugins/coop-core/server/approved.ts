/** Staff have looked at what an order had left with them: whoever ordered it hears of it after all. */
import { orderById } from "./due";
import type { ForumEvents } from "./forum/events";
import type { Cx } from "./kernel/act";
import { handOver } from "./orders";

/** As if the order had only now been performed. What was ordered longer ago than rows are kept is the forum's alone. */
async function performed(cx: Cx<any, null>, orderId: number, made: object): Promise<void> {
  const row = await orderById(cx, orderId);
  if (row && cx.context.plugins.includes(row.plugin)) {
    await handOver(cx, row, made);
  }
}

export const topicApproved = ({ order_id, ...made }: ForumEvents["topic_approved"], cx: Cx<any, null>): Promise<void> =>
  performed(cx, order_id, made);

export const topicRejected = ({ order_id }: ForumEvents["topic_rejected"], cx: Cx<any, null>): Promise<void> =>
  performed(cx, order_id, { topic_id: null });
