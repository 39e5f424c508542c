/** What the forum tells the plugins, by jobs after its own commit. At least once each. */
export interface ForumEvents {
  /** Deleted or made anonymous: contacts go, places are given back. */
  user_removed: { user_id: number };
  /** One account took over another's content. */
  users_merged: { source_user_id: number; target_user_id: number };
  category_removed: { category_id: number };
  /** Deleted, so that nothing points to it any more; and the way back. */
  topic_removed: { topic_id: number };
  topic_recovered: { topic_id: number };
}
