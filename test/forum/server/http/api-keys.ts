/** Keys of the API, for everything or narrowed to acts. */
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { inTransaction } from "../database";
import { adminOnly, idIn, type Env } from "./context";
import { HttpError, invalid, notFound, wrongParameter } from "./errors";
import { textOf, type Params } from "./params";
import { hashedKey } from "./who";

interface GivenScope {
  scope_id: string;
  key?: string;
  name?: string;
  parameters?: string[];
  [parameter: string]: unknown;
}

const SCOPES = ["coop:read", "coop:write"];

/** None for a key that everything may be done with. Any other that Discourse has would be one here that does nothing, or all. */
function scopesIn(given: Params): GivenScope[] {
  const scopes = Object.values((given["scopes"] ?? []) as GivenScope[]);
  const mode = textOf(given, "scope_mode");
  if (mode !== undefined && mode !== "global" && mode !== "granular") {
    throw wrongParameter("scope_mode");
  }
  if (mode === "granular" && scopes.length === 0) {
    throw new HttpError(422, ["Api key scopes at least one must be selected"], "record_invalid");
  }
  if (scopes.some(({ scope_id }) => !SCOPES.includes(scope_id))) {
    throw wrongParameter("scopes");
  }
  return scopes;
}

export function keyRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  // `scopes[]` name `resource:action` and the values of its parameters.
  routes.post("/admin/api/keys", async (c) => {
    const viewer = adminOnly(c);
    const { forum, asking } = c.var;
    const given = (c.var.params["key"] ?? {}) as Params;
    const username = textOf(given, "username");
    const scopes = scopesIn(given);
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
      for (const { scope_id, ...rest } of scopes) {
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
    const removed = await inTransaction(c.var.forum.pool, async (db) => {
      await db.sql`DELETE FROM api_key_scopes WHERE api_key_id = ${idIn(c)}`;
      return db.sql`DELETE FROM api_keys WHERE id = ${idIn(c)} RETURNING id`;
    });
    if (removed.length === 0) {
      throw notFound();
    }
    return c.json({ success: "OK" });
  });
  return routes;
}
