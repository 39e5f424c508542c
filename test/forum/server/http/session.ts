/** Signing in and out, as Discourse's SessionController answers. */
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { isPassword } from "../people/passwords";
import { currentUser } from "../people/serialize";
import { readViewer } from "../viewer";
import type { Cxt, Env } from "./context";
import { signedIn } from "./context";
import { csrfToken } from "./csrf";
import { notFound } from "./errors";
import type { CallLimits } from "./limits";
import { required } from "./params";
import { AUTH_COOKIE, hashed } from "./who";

/** Begins a session of this account in this browser. */
export async function logOn(c: Cxt, userId: number): Promise<void> {
  const { forum, asking } = c.var;
  const token = randomBytes(24).toString("base64url");
  await forum.db.sql`
    INSERT INTO user_auth_tokens (user_id, auth_token, prev_auth_token, user_agent, rotated_at, created_at, updated_at)
    VALUES (${userId}, ${hashed(token)}, ${hashed(token)}, ${c.req.header("user-agent")?.slice(0, 500) ?? null}, ${asking.now}, ${asking.now}, ${asking.now})`;
  setCookie(c, AUTH_COOKIE, token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    maxAge: 60 * 24 * 3600,
    secure: c.var.forum.base_url.startsWith("https"),
  });
}

interface Account {
  id: number;
  username: string;
  active: boolean;
  approved: boolean;
  suspended_till: string | null;
}

const LOGIN_LIMITS = [6, 60] as const;

export function sessionRoutes(limits: CallLimits): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/session/csrf", (c) => c.json({ csrf: csrfToken(c) }));

  routes.get("/session/current", async (c) => {
    const { viewer } = c.var.asking;
    if (!viewer) {
      throw notFound();
    }
    return c.json({ current_user: await currentUser(c.var.forum.db, viewer) });
  });

  routes.post("/session", async (c) => {
    const { forum, params, asking } = c.var;
    const login = required(params, "login").trim().toLowerCase();
    const password = required(params, "password");
    limits.count(`login:${login}`, LOGIN_LIMITS);
    const [account] = await forum.db.sql<Account>`
      SELECT id, username, active, approved, suspended_till FROM users
      WHERE username_lower = ${login} OR id = (SELECT user_id FROM user_emails WHERE lower(email) = ${login} AND "primary")`;
    // Discourse answers 200 with an error in it.
    if (!account || !(await isPassword(forum.db, account.id, password))) {
      return c.json({ error: "Incorrect username, email or password" });
    }
    if (account.suspended_till !== null && account.suspended_till > asking.now) {
      return c.json({ error: `You can't log in until ${account.suspended_till.slice(0, 10)}.`, reason: "suspended" });
    }
    if (!account.active || !account.approved) {
      return c.json({
        error: account.active ? "Your account hasn't been approved yet." : "You can't log in yet.",
        reason: account.active ? "not_approved" : "not_activated",
      });
    }
    await logOn(c, account.id);
    const viewer = await readViewer(forum.db, account.id, asking.now);
    return c.json({ user: await currentUser(forum.db, viewer!) });
  });

  routes.delete("/session/:username", async (c) => {
    const viewer = signedIn(c);
    const { forum, asking } = c.var;
    if (c.req.param("username").toLowerCase() !== viewer.username.toLowerCase()) {
      throw notFound();
    }
    await forum.db.sql`DELETE FROM user_auth_tokens WHERE auth_token = ${asking.auth_token}`;
    deleteCookie(c, AUTH_COOKIE, { path: "/" });
    return c.json({ success: "OK", redirect_url: "/" });
  });
  return routes;
}
