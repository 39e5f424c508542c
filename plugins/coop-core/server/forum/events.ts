/** What the forum tells the plugins, by jobs after its own commit. At least once each. */
export interface ForumEvents {
  /** An account's address was confirmed, by its owner or by staff who switched it on. Again with each such link that is followed. */
  user_confirmed: { user_id: number };
  /** Deleted or made anonymous: contacts go, places are given back. */
  user_removed: { user_id: number };
  /** One account took over another's content. */
  users_merged: { source_user_id: number; target_user_id: number };
  category_removed: { category_id: number };
  /** Deleted, so that nothing points to it any more; and the way back. */
  topic_removed: { topic_id: number };
  topic_recovered: { topic_id: number };
  /** Made by an order, it waited in the review queue, and staff said yes. */
  topic_approved: { order_id: number; topic_id: number; /** Of a reply. */ post_number?: number };
  /** They said no, or whoever it is by took it out of the queue. */
  topic_rejected: { order_id: number };
}
