/** What only the demo and tests have: signing in by one click, and setting the clock. */
import { Hono } from "hono";
import { readClock, setClock } from "../clock";
import { currentUser } from "../people/serialize";
import { tick } from "../tick";
import { readViewer } from "../viewer";
import type { Env } from "./context";
import { invalid, notFound } from "./errors";
import { flagOf, required } from "./params";
import { logOn } from "./session";

export function demoRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post("/demo/sign-in", async (c) => {
    const { forum, params, asking } = c.var;
    const [account] = await forum.db.sql<{ id: number }>`
      SELECT id FROM users WHERE username_lower = ${required(params, "username").toLowerCase()} AND active AND NOT staged AND id > 0`;
    if (!account) {
      throw notFound();
    }
    await logOn(c, account.id);
    return c.json({ user: await currentUser(forum.db, (await readViewer(forum.db, account.id, asking.now))!) });
  });

  routes.get("/demo/clock", async (c) => c.json({ now: await readClock(c.var.forum.db) }));

  /** `now`: an instant; `stands`: whether time stands still there. Does what is due by then. */
  routes.post("/demo/clock", async (c) => {
    const { forum, params } = c.var;
    const time = new Date(required(params, "now"));
    if (Number.isNaN(time.getTime())) {
      throw invalid("now is not a time");
    }
    await setClock(forum.db, time.toISOString(), flagOf(params, "stands"));
    const { done, failed, events_failed } = await tick(forum);
    return c.json({ now: await readClock(forum.db), done, failed: failed.length + events_failed.length });
  });

  /** Works off what is due and answers when it is done. */
  routes.post("/demo/tick", async (c) => {
    const { done, failed, events_failed } = await tick(c.var.forum);
    return c.json({ done, failed: failed.length + events_failed.length });
  });
  return routes;
}
