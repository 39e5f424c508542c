/** What staff do to accounts. */
import { Hono } from "hono";
import { inTransaction, type Db, type Row } from "../database";
import {
  activate,
  anonymize,
  deleteAccount,
  logOut,
  merge,
  setStaff,
  setTrust,
  silence,
  suspend,
  unsuspend,
} from "../people/lifecycle";
import { adminOnly, idIn, staffOnly, type Cxt, type Env } from "./context";
import { HttpError, notFound, notPermitted, wrongParameter } from "./errors";
import { countOf, flagOf, required, textOf, type Params } from "./params";

const HIGHEST_TRUST = 4;

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
    throw wrongParameter(name);
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

export function accountRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
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
    "/admin/users/:id/trust_level",
    onAccount(true, async (c, db, { id }, staff) => {
      const trust_level = countOf(c.var.params, "level", HIGHEST_TRUST) ?? 0;
      await setTrust(db, id, trust_level, staff);
      return { id, trust_level };
    })
  );
  routes.put(
    "/admin/users/:id/activate",
    onAccount(true, async (_c, db, { id }, staff) => (await activate(db, id, staff), ok))
  );
  routes.put(
    "/admin/users/:id/suspend",
    onAccount(true, async (c, db, { id }, staff) => {
      const suspended_till = until(c.var.params, "suspend_until");
      await suspend(db, id, suspended_till, staff);
      return { suspension: { suspended_till, suspended_at: staff.now } };
    })
  );
  routes.post(
    "/admin/users/:id/log_out",
    onAccount(true, async (_c, db, { id }) => (await logOut(db, id), { success: "OK" }))
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
  return routes;
}
