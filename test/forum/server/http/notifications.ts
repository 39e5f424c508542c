import { Hono } from "hono";
import { publishNotificationState } from "../notifications";
import { visibleTo, visibleTopics } from "../topics/visible";
import { signedIn, type Env } from "./context";
import { notPermitted } from "./errors";
import { numberOf, textOf } from "./params";

const MOST = 60;

export function notificationRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  // What hangs on a topic is shown as long as the topic is.
  routes.get("/notifications", async (c) => {
    const viewer = signedIn(c);
    const { forum, params } = c.var;
    // Discourse shows admins anybody's; here each has their own.
    const whose = textOf(params, "username");
    if (whose !== undefined && whose.toLowerCase() !== viewer.username.toLowerCase()) {
      throw notPermitted();
    }
    const limit = Math.min(Math.max(numberOf(params, "limit") ?? 30, 1), MOST);
    const { rows } = await forum.db.query(
      `SELECT notifications.id, notification_type, read, high_priority, notifications.created_at, post_number, topic_id, topics.slug, topics.fancy_title, data
      FROM notifications LEFT JOIN topics ON topics.id = topic_id
      WHERE notifications.user_id = $4 AND (topic_id IS NULL OR ${visibleTopics()})
      ORDER BY notifications.high_priority AND NOT read DESC, notifications.id DESC LIMIT $5`,
      [...visibleTo(viewer), viewer.id, limit]
    );
    const notifications = rows.map((row) => ({ ...row, user_id: viewer.id, data: JSON.parse(row.data) }));
    const seen = Math.max(0, ...notifications.map(({ id }: { id?: number }) => id ?? 0));
    if (params["recent"] !== undefined) {
      await forum.db
        .sql`UPDATE users SET seen_notification_id = greatest(seen_notification_id, ${seen}) WHERE id = ${viewer.id}`;
    }
    return c.json({ notifications, total_rows_notifications: notifications.length, seen_notification_id: seen });
  });

  routes.put("/notifications/mark-read", async (c) => {
    const viewer = signedIn(c);
    const { forum, params, asking } = c.var;
    const id = numberOf(params, "id");
    await forum.db.sql`
      UPDATE notifications SET read = true, updated_at = ${asking.now}
      WHERE user_id = ${viewer.id} AND NOT read AND (${id ?? null}::bigint IS NULL OR id = ${id ?? null})`;
    await publishNotificationState(forum, forum.db, viewer.id);
    return c.json({ success: "OK" });
  });
  return routes;
}
