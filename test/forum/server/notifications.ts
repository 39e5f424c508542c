/** Lines in people's bells. */
import type { Db } from "./database";
import type { Forum } from "./forum";

/** Discourse's numbers of the kinds that this forum makes. */
export const NOTIFICATION_TYPES = { mentioned: 1, replied: 2, private_message: 6, posted: 9, custom: 14 } as const;

export interface NewNotification {
  notification_type: number;
  user_id: number;
  data: Record<string, unknown>;
  topic_id?: number | null;
  post_number?: number | null;
  high_priority?: boolean;
}

export async function createNotification(
  forum: Forum,
  db: Db,
  notification: NewNotification,
  now: string
): Promise<number> {
  const { user_id } = notification;
  const [row] = await db.sql<{ id: number }>`
    INSERT INTO notifications (notification_type, user_id, data, topic_id, post_number, high_priority, created_at, updated_at)
    VALUES (${notification.notification_type}, ${user_id}, ${JSON.stringify(notification.data)}, ${notification.topic_id ?? null},
      ${notification.post_number ?? null}, ${notification.high_priority ?? false}, ${now}, ${now})
    RETURNING id`;
  await publishNotificationState(forum, db, user_id);
  return row!.id;
}

/** Counts as Discourse's `/notification/<user id>` carries them. */
export async function publishNotificationState(forum: Forum, db: Db, userId: number): Promise<void> {
  const [counts] = await db.sql`
    SELECT count(*) FILTER (WHERE NOT read AND NOT high_priority)::int AS unread_notifications,
      count(*) FILTER (WHERE NOT read AND high_priority)::int AS unread_high_priority_notifications,
      count(*) FILTER (WHERE NOT read)::int AS all_unread_notifications_count,
      (SELECT seen_notification_id FROM users WHERE id = ${userId}) AS seen_notification_id
    FROM notifications WHERE user_id = ${userId}`;
  await forum.live.publishTo(`/notification/${userId}`, counts, { user_ids: [userId], group_ids: null }, db);
}
