/** What else admins look into: mail that was sent, the staff log, watched words. */
import { Hono } from "hono";
import { ACTIONS } from "../host/watched-words";
import { adminOnly, idIn, staffOnly, type Env } from "./context";
import { invalid } from "./errors";
import { flagOf, required, textOf } from "./params";

export function adminRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  // Discourse keeps no bodies; here they are all that there is of a mail.
  routes.on("GET", ["/admin/email/sent", "/admin/email-logs/sent"], async (c) => {
    adminOnly(c);
    const address = textOf(c.var.params, "address") ?? "";
    const rows = await c.var.forum.db.sql`
      SELECT email_logs.id, to_address, email_type, email_logs.created_at, raw, message_id, users.id AS user_id, username, name
      FROM email_logs LEFT JOIN users ON users.id = user_id WHERE to_address ILIKE ${`%${address}%`} ORDER BY email_logs.id DESC LIMIT 50`;
    return c.json(
      rows.map(({ user_id, username, name, raw, ...mail }) => {
        const [head, ...body] = String(raw).split("\r\n\r\n");
        return {
          ...mail,
          subject: /^Subject: (.*)$/m.exec(head!)?.[1]?.trim() ?? "",
          body: body.join("\r\n\r\n"),
          user: username ? { id: user_id, username, name } : null,
        };
      })
    );
  });

  routes.get("/admin/logs/staff_action_logs", async (c) => {
    staffOnly(c);
    const staff_action_logs = await c.var.forum.db.sql`
      SELECT user_histories.*, users.username AS acting_username FROM user_histories LEFT JOIN users ON users.id = acting_user_id ORDER BY user_histories.id DESC LIMIT 200`;
    return c.json({ staff_action_logs });
  });

  routes.post("/admin/customize/watched_words", async (c) => {
    staffOnly(c);
    const { forum, params, asking } = c.var;
    const key = required(params, "action_key");
    if (!Object.hasOwn(ACTIONS, key)) {
      throw invalid("Action is invalid");
    }
    const action = ACTIONS[key as keyof typeof ACTIONS];
    const replacement = key === "replace" ? required(params, "replacement") : null;
    const words = Array.isArray(params["words"]) ? (params["words"] as string[]) : [required(params, "word")];
    for (const word of words) {
      await forum.db.sql`
        INSERT INTO watched_words (word, action, replacement, case_sensitive, created_at, updated_at)
        VALUES (${word}, ${action}, ${replacement}, ${flagOf(params, "case_sensitive")}, ${asking.now}, ${asking.now}) ON CONFLICT (action, word) DO NOTHING`;
    }
    const made = await forum.db.sql`
      SELECT id, word, action, replacement, case_sensitive FROM watched_words WHERE word = ANY(${words}) AND action = ${action}`;
    return c.json({ words: made });
  });

  routes.delete("/admin/customize/watched_words/:id", async (c) => {
    staffOnly(c);
    await c.var.forum.db.sql`DELETE FROM watched_words WHERE id = ${idIn(c)}`;
    return c.json({ success: "OK" });
  });
  return routes;
}
