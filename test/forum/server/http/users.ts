/** People: profiles, cards, pickers, one's own settings, and making accounts. */
import { Hono } from "hono";
import { inTransaction } from "../database";
import { raise } from "../due/events";
import { createAccount } from "../people/accounts";
import { searchUsers, showUser } from "../people/serialize";
import { signedIn, type Cxt, type Env } from "./context";
import { invalid, notFound, notPermitted } from "./errors";
import { flagOf, listOf, numberOf, required, textOf } from "./params";

const USERNAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LEAST_PASSWORD = 10;

async function whatIsWrong(
  c: Cxt,
  username: string,
  email: string,
  password: string | undefined
): Promise<Record<string, string[]>> {
  const { forum, asking } = c.var;
  const { username_min: min, username_max: max } = asking.settings;
  const errors: Record<string, string[]> = {};
  const say = (field: string, text: string): void => void (errors[field] ??= []).push(text);
  const length = [...username].length;
  if (length < Number(min) || length > Number(max)) {
    say(
      "username",
      length < Number(min) ? `must be at least ${min} characters` : `must be no more than ${max} characters`
    );
  }
  if (!USERNAME.test(username)) {
    say("username", "must only include numbers, letters, dashes, dots, and underscores");
  }
  if (!EMAIL.test(email)) {
    say("email", "is invalid.");
  }
  if (password !== undefined && password.length < LEAST_PASSWORD) {
    say("password", `is too short (minimum is ${LEAST_PASSWORD} characters)`);
  }
  const [taken] = await forum.db.sql<{ username: boolean; email: boolean }>`
    SELECT EXISTS (SELECT 1 FROM users WHERE username_lower = ${username.toLowerCase()}
      UNION SELECT 1 FROM groups WHERE lower(name) = ${username.toLowerCase()}) AS username,
      EXISTS (SELECT 1 FROM user_emails WHERE lower(email) = ${email.toLowerCase()}) AS email`;
  if (taken!.username) {
    say("username", "must be unique");
  }
  if (taken!.email) {
    say("email", "has already been taken");
  }
  return errors;
}

async function create(c: Cxt): Promise<Response> {
  const { forum, params, asking } = c.var;
  const { viewer } = asking;
  // Signing up by oneself is not part of this forum; admins make accounts by API.
  if (!asking.by_key || !viewer?.admin) {
    throw notPermitted();
  }
  const email = required(params, "email");
  const username = required(params, "username");
  const password = textOf(params, "password");
  const errors = await whatIsWrong(c, username, email, password);
  if (Object.keys(errors).length > 0) {
    const words = Object.entries(errors).flatMap(([field, texts]) =>
      texts.map((text) => `${field[0]!.toUpperCase()}${field.slice(1)} ${text}`)
    );
    return c.json({
      success: false,
      message: words.join("\n"),
      errors,
      values: { username, email, name: textOf(params, "name") ?? null },
      is_developer: false,
    });
  }
  const account = {
    username,
    email,
    name: textOf(params, "name") ?? null,
    password,
    active: flagOf(params, "active"),
    approved: flagOf(params, "approved"),
    locale: textOf(params, "locale") ?? null,
    time_zone: textOf(params, "timezone") ?? null,
    staged: flagOf(params, "staged"),
  };
  const user_id = await inTransaction(forum.pool, async (db) => {
    const id = await createAccount(db, account, asking.now);
    if (account.active) {
      await raise(db, "user_confirmed", { user_id: id }, asking.now);
    }
    return id;
  });
  return c.json({
    success: true,
    active: account.active,
    message: account.active ? "Your account is activated and ready to use." : "Your account is not activated.",
    user_id,
  });
}

export function userRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/u/search/users", async (c) => {
    const { forum, params } = c.var;
    const term = (textOf(params, "term") ?? "").slice(0, 100);
    const groups = listOf(params, "group").concat(listOf(params, "groups"));
    const limit = Math.min(Math.max(numberOf(params, "limit") ?? 6, 1), 50);
    return c.json({ users: await searchUsers(forum.db, { term, groups, limit }), groups: [] });
  });

  async function show(c: Cxt): Promise<Response> {
    const user = await showUser(c.var.forum.db, c.var.asking.viewer, c.req.param("username")!);
    if (!user) {
      throw notFound();
    }
    return c.json({ user });
  }
  routes.get("/u/:username/card", show);
  routes.get("/u/:username", show);

  // One's own settings, as far as this forum has any.
  routes.put("/u/:username", async (c) => {
    const viewer = signedIn(c);
    const { forum, params, asking } = c.var;
    if (c.req.param("username").toLowerCase() !== viewer.username.toLowerCase() && !viewer.admin) {
      throw notPermitted();
    }
    const timezone = textOf(params, "timezone");
    const emailLevel = numberOf(params, "email_level");
    if (emailLevel !== undefined && ![0, 1, 2].includes(emailLevel)) {
      throw invalid("Email level is invalid");
    }
    const [user] = await forum.db.sql<{
      id: number;
    }>`SELECT id FROM users WHERE username_lower = ${c.req.param("username").toLowerCase()}`;
    if (!user) {
      throw notFound();
    }
    await forum.db.sql`
      UPDATE user_options SET timezone = coalesce(${timezone ?? null}, timezone), email_level = coalesce(${emailLevel ?? null}, email_level) WHERE user_id = ${user.id}`;
    await forum.db
      .sql`UPDATE users SET name = coalesce(${textOf(params, "name") ?? null}, name), updated_at = ${asking.now} WHERE id = ${user.id}`;
    return c.json({ success: "OK", user: await showUser(forum.db, viewer, c.req.param("username")) });
  });

  routes.post("/users", create);
  routes.post("/u", create);
  return routes;
}
