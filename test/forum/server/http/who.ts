/** Finds out who asks, by API key or session, together with the time and the settings: one statement in all. */
import { createHash } from "node:crypto";
import { getCookie } from "hono/cookie";
import { timeBy } from "../clock";
import type { Forum } from "../forum";
import { VIEWER_COLUMNS, viewerOf } from "../viewer";
import type { Asking, Cxt, Scope } from "./context";
import { badKey } from "./errors";

/** Discourse's names of its cookies. */
export const AUTH_COOKIE = "_t";
export const SESSION_COOKIE = "_forum_session";

export const hashed = (token: string): string => createHash("sha256").update(token).digest("base64");
export const hashedKey = (key: string): string => createHash("sha256").update(key).digest("hex");

const STATE = `SELECT
  (SELECT value FROM forum_state WHERE key = 'clock') AS clock,
  (SELECT value FROM forum_state WHERE key = 'settings_version') AS settings_version`;

const BY_SESSION = `${STATE}, person.* FROM (SELECT 1) AS one LEFT JOIN (
  SELECT ${VIEWER_COLUMNS}, users.active, users.suspended_till, users.last_seen_at
  FROM user_auth_tokens JOIN users ON users.id = user_auth_tokens.user_id LEFT JOIN user_options ON user_options.user_id = users.id
  WHERE user_auth_tokens.auth_token = $1) AS person ON true`;

const BY_KEY = `${STATE}, person.* FROM (SELECT 1) AS one LEFT JOIN (
  SELECT ${VIEWER_COLUMNS}, users.active, users.suspended_till, users.last_seen_at,
    (SELECT json_agg(s) FROM (SELECT resource, action, allowed_parameters FROM api_key_scopes WHERE api_key_id = api_keys.id) s) AS scopes
  FROM api_keys JOIN users ON users.username_lower = lower($2) AND (api_keys.user_id IS NULL OR api_keys.user_id = users.id)
  LEFT JOIN user_options ON user_options.user_id = users.id
  WHERE api_keys.key_hash = $1 AND api_keys.revoked_at IS NULL) AS person ON true`;

/** How often "last seen" is written: milliseconds. */
const SEEN_EVERY = 60_000;

async function markSeen(forum: Forum, id: number, lastSeen: string | null, now: string): Promise<void> {
  if (lastSeen === null || Math.abs(Date.parse(now) - Date.parse(lastSeen)) > SEEN_EVERY) {
    await forum.db
      .sql`UPDATE users SET last_seen_at = ${now}, first_seen_at = coalesce(first_seen_at, ${now}) WHERE id = ${id}`;
  }
}

export async function whoAsks(c: Cxt): Promise<Asking> {
  const { forum } = c.var;
  const key = c.req.header("api-key");
  const token = key === undefined ? getCookie(c, AUTH_COOKIE) : undefined;
  const { rows } =
    key === undefined
      ? await forum.db.query(BY_SESSION, [token ? hashed(token) : null])
      : await forum.db.query(BY_KEY, [hashedKey(key), c.req.header("api-username") ?? ""]);
  const { clock, settings_version, active, suspended_till, last_seen_at, scopes, ...person } = rows[0]!;
  const now = timeBy(clock);
  const settings = await forum.settings.at(forum.db, settings_version);
  // An account that was suspended or switched off is signed out at once, as on Discourse.
  const admitted = person["id"] !== null && active && !(suspended_till !== null && suspended_till > now);
  if (key !== undefined && !admitted) {
    throw badKey();
  }
  const viewer = admitted ? viewerOf(person as Parameters<typeof viewerOf>[0], now) : null;
  // With a key somebody else acts in a person's name; the person was not there.
  if (viewer && key === undefined) {
    await markSeen(forum, viewer.id, last_seen_at, now);
  }
  return {
    viewer,
    now,
    settings,
    by_key: key !== undefined,
    scopes: (scopes as Scope[] | null) ?? null,
    session: getCookie(c, SESSION_COOKIE) ?? null,
    auth_token: viewer && token ? hashed(token) : null,
  };
}
