/** What admins do: accounts, settings, keys, and the mail that was sent. */
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { inTransaction, type Db, type Row } from "../database";
import { logStaffAction } from "../host/staff-log";
import { anonymize, deleteAccount, merge, setStaff, silence, suspend, unsuspend } from "../people/lifecycle";
import { WrongSetting } from "../settings";
import { adminOnly, idIn, staffOnly, type Cxt, type Env } from "./context";
import { HttpError, invalid, notFound, notPermitted } from "./errors";
import { flagOf, required, textOf, type Params } from "./params";
import { hashedKey } from "./who";

async function findAccount(c: Cxt): Promise<Row> {
  const [account] = await c.var.forum.db
    .sql`SELECT id, username, admin, moderator FROM users WHERE id = ${idIn(c)} AND id > 0`;
  if (!account) {
    throw notFound();
  }
  return account;
}

/** A time that a form gives; until nobody remembers where it gives none. */
function until(params: Params, name: string): string {
  const at = new Date(textOf(params, name) ?? "3000-01-01");
  if (Number.isNaN(at.getTime())) {
    throw new HttpError(400, [`The parameter is invalid: ${name}`], "invalid_parameters");
  }
  return at.toISOString();
}

/** Something that staff do to an account, in one transaction. */
function onAccount<T extends object>(
  mayModerators: boolean,
  work: (c: Cxt, db: Db, account: Row, staff: { actor_id: number; now: string }) => Promise<T>
) {
  return async (c: Cxt): Promise<Response> => {
    const viewer = mayModerators ? staffOnly(c) : adminOnly(c);
    const account = await findAccount(c);
    if (account["admin"] && mayModerators && !viewer.admin) {
      throw notPermitted();
    }
    const staff = { actor_id: viewer.id, now: c.var.asking.now };
    return c.json(await inTransaction(c.var.forum.pool, (db) => work(c, db, account, staff)));
  };
}

function accountRoutes(routes: Hono<Env>): void {
  const ok = { success: "OK" };
  for (const part of ["admin", "moderator"] as const) {
    const name = part === "admin" ? "admin" : "moderation";
    routes.put(
      `/admin/users/:id/grant_${name}`,
      onAccount(false, async (_c, db, { id }, staff) => (await setStaff(db, id, part, true, staff), { [part]: true }))
    );
    routes.put(
      `/admin/users/:id/revoke_${name}`,
      onAccount(false, async (_c, db, { id }, staff) => (await setStaff(db, id, part, false, staff), { [part]: false }))
    );
  }
  routes.put(
    "/admin/users/:id/suspend",
    onAccount(true, async (c, db, { id }, staff) => {
      const suspended_till = until(c.var.params, "suspend_until");
      await suspend(db, id, suspended_till, staff);
      return { suspension: { suspended_till, suspended_at: staff.now } };
    })
  );
  routes.put(
    "/admin/users/:id/unsuspend",
    onAccount(
      true,
      async (_c, db, { id }, staff) => (await unsuspend(db, id, staff), { suspension: { suspended_till: null } })
    )
  );
  routes.put(
    "/admin/users/:id/silence",
    onAccount(true, async (c, db, { id }, staff) => {
      const silenced_till = until(c.var.params, "silenced_till");
      await silence(db, id, silenced_till, staff);
      return { silence: { silenced: true, silenced_till } };
    })
  );
  routes.put(
    "/admin/users/:id/unsilence",
    onAccount(
      true,
      async (_c, db, { id }, staff) => (await silence(db, id, null, staff), { unsilence: { silenced: false } })
    )
  );
  routes.put(
    "/admin/users/:id/anonymize",
    onAccount(false, async (_c, db, { id }, staff) => ({ success: true, username: await anonymize(db, id, staff) }))
  );
  routes.post(
    "/admin/users/:id/merge",
    onAccount(false, async (c, db, { id }, staff) => {
      const [target] = await db.sql<{
        id: number;
      }>`SELECT id FROM users WHERE username_lower = ${required(c.var.params, "target_username").toLowerCase()} AND id > 0`;
      if (!target || target.id === id) {
        throw notFound();
      }
      await merge(db, id, target.id, staff);
      return ok;
    })
  );
  routes.delete(
    "/admin/users/:id",
    onAccount(false, async (c, db, { id, username, admin }, staff) => {
      if (admin) {
        throw notPermitted();
      }
      const posts = await deleteAccount(db, id, flagOf(c.var.params, "delete_posts"), staff);
      if (posts > 0) {
        throw new HttpError(403, [`User ${username} has ${posts} posts, so cannot be deleted.`]);
      }
      return { deleted: true };
    })
  );
  routes.get("/admin/users/:id", async (c) => {
    staffOnly(c);
    const [account] = await c.var.forum.db.sql`
      SELECT id, username, name, admin, moderator, active, approved, staged, trust_level, suspended_till, silenced_till, created_at, last_seen_at FROM users WHERE id = ${idIn(c)}`;
    if (!account) {
      throw notFound();
    }
    return c.json(account);
  });
}

function settingRoutes(routes: Hono<Env>): void {
  routes.get("/admin/site_settings", (c) => {
    adminOnly(c);
    const { forum, asking, params } = c.var;
    const filter = (textOf(params, "filter") ?? textOf(params, "filter_names") ?? "").toLowerCase();
    const site_settings = [...forum.settings.declarations.values()]
      .filter(({ name }) => name.includes(filter))
      .map(({ name, kind, default: standard, plugin, choices }) => ({
        setting: name,
        // Discourse gives and takes all values as texts.
        value: String(asking.settings[name]),
        default: String(standard),
        type: kind,
        description: forum.texts.translate("en", `site_settings.${name}`, {}),
        ...(plugin && { plugin }),
        ...(choices && { valid_values: choices.map((value) => ({ name: value, value })) }),
      }));
    return c.json({ site_settings, categories: ["all_results"] });
  });

  routes.put("/admin/site_settings/:name", async (c) => {
    const viewer = adminOnly(c);
    const { forum, params, asking } = c.var;
    const name = c.req.param("name");
    if (!forum.settings.declarations.has(name)) {
      throw notFound();
    }
    await inTransaction(forum.pool, async (db) => {
      const { previous, value } = await forum.settings.set(db, name, params[name], asking.now).catch((error: Error) => {
        throw error instanceof WrongSetting ? new HttpError(400, [error.message], "invalid_parameters") : error;
      });
      await logStaffAction(db, asking.now, viewer.id, "change_site_setting", {
        subject: name,
        previous_value: String(previous),
        new_value: String(value),
      });
    });
    return c.json({ success: "OK" });
  });
}

interface GivenScope {
  scope_id: string;
  key?: string;
  name?: string;
  parameters?: string[];
  [parameter: string]: unknown;
}

function keyRoutes(routes: Hono<Env>): void {
  // `scopes[]` name `resource:action` and the values of its parameters.
  routes.post("/admin/api/keys", async (c) => {
    const viewer = adminOnly(c);
    const { forum, asking } = c.var;
    const given = (c.var.params["key"] ?? {}) as Params;
    const username = textOf(given, "username");
    const [user] = username
      ? await forum.db.sql<{ id: number }>`SELECT id FROM users WHERE username_lower = ${username.toLowerCase()}`
      : [];
    if (username && !user) {
      throw invalid("There is no such user.");
    }
    const key = randomBytes(32).toString("hex");
    const id = await inTransaction(forum.pool, async (db) => {
      const [row] = await db.sql<{ id: number }>`
        INSERT INTO api_keys (user_id, created_by_id, description, key_hash, truncated_key, created_at, updated_at)
        VALUES (${user?.id ?? null}, ${viewer.id}, ${textOf(given, "description") ?? ""}, ${hashedKey(key)}, ${key.slice(0, 4)}, ${asking.now}, ${asking.now}) RETURNING id`;
      for (const { scope_id, ...rest } of Object.values((given["scopes"] ?? []) as GivenScope[])) {
        const [resource, action] = scope_id.split(":");
        const parameters = Object.fromEntries(
          ["plugin", "act"].filter((name) => rest[name]).map((name) => [name, String(rest[name]).split(",")])
        );
        await db.sql`
          INSERT INTO api_key_scopes (api_key_id, resource, action, allowed_parameters, created_at, updated_at)
          VALUES (${row!.id}, ${resource}, ${action ?? ""}, ${JSON.stringify(parameters)}, ${asking.now}, ${asking.now})`;
      }
      return row!.id;
    });
    return c.json({
      key: {
        id,
        key,
        truncated_key: key.slice(0, 4),
        description: textOf(given, "description") ?? "",
        user: user ? { id: user.id, username } : null,
      },
    });
  });

  routes.on("POST", ["/admin/api/keys/:id/revoke"], async (c) => {
    adminOnly(c);
    await c.var.forum.db.sql`UPDATE api_keys SET revoked_at = ${c.var.asking.now} WHERE id = ${idIn(c)}`;
    return c.json({ success: "OK" });
  });

  routes.delete("/admin/api/keys/:id", async (c) => {
    adminOnly(c);
    await inTransaction(c.var.forum.pool, async (db) => {
      await db.sql`DELETE FROM api_key_scopes WHERE api_key_id = ${idIn(c)}`;
      await db.sql`DELETE FROM api_keys WHERE id = ${idIn(c)}`;
    });
    return c.json({ success: "OK" });
  });
}

export function adminRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  accountRoutes(routes);
  settingRoutes(routes);
  keyRoutes(routes);

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
    const actions: Record<string, number> = { block: 1, censor: 2, require_approval: 3, flag: 4 };
    const action = actions[required(params, "action_key")];
    if (!action) {
      throw invalid("Action is invalid");
    }
    const words = Array.isArray(params["words"]) ? (params["words"] as string[]) : [required(params, "word")];
    for (const word of words) {
      await forum.db.sql`
        INSERT INTO watched_words (word, action, case_sensitive, created_at, updated_at)
        VALUES (${word}, ${action}, ${flagOf(params, "case_sensitive")}, ${asking.now}, ${asking.now}) ON CONFLICT (action, word) DO NOTHING`;
    }
    const [word] = await forum.db
      .sql`SELECT id, word, action FROM watched_words WHERE word = ${words[0]} AND action = ${action}`;
    return c.json(word!);
  });

  routes.delete("/admin/customize/watched_words/:id", async (c) => {
    staffOnly(c);
    await c.var.forum.db.sql`DELETE FROM watched_words WHERE id = ${idIn(c)}`;
    return c.json({ success: "OK" });
  });
  return routes;
}
