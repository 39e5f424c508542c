/** Against forged requests: a token bound to the browser's session, asked for with everything that is not a GET. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { setCookie } from "hono/cookie";
import type { Cxt } from "./context";
import { textOf } from "./params";
import { SESSION_COOKIE } from "./who";

const tokenOf = (secret: string, session: string): string =>
  createHmac("sha256", `${secret}:csrf`).update(session).digest("base64url");

/** The token for this browser; begins a session where there is none. */
export function csrfToken(c: Cxt): string {
  let { session } = c.var.asking;
  if (!session) {
    session = randomBytes(16).toString("hex");
    setCookie(c, SESSION_COOKIE, session, { httpOnly: true, sameSite: "Lax", path: "/" });
    c.var.asking.session = session;
  }
  return tokenOf(c.var.forum.secret, session);
}

export function isForged(c: Cxt): boolean {
  const { session, by_key } = c.var.asking;
  if (by_key) {
    return false;
  }
  const given = Buffer.from(c.req.header("x-csrf-token") ?? textOf(c.var.params, "authenticity_token") ?? "");
  const expected = Buffer.from(session ? tokenOf(c.var.forum.secret, session) : "");
  return expected.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected);
}
