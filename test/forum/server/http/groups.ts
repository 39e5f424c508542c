import { Hono } from "hono";
import type { Row } from "../database";
import { inTransaction, isState } from "../database";
import { addMembers, createGroup, removeMembers } from "../groups/membership";
import { basicUser, visibleGroups } from "../people/serialize";
import { adminOnly, idIn, signedIn, type Cxt, type Env } from "./context";
import { invalid, missing, notFound, notPermitted, wrongParameter } from "./errors";
import { countOf, flagOf, listOf, numberOf, required, textOf, type Params } from "./params";

const MOST_MEMBERS = 50;
/** Discourse's rule for names of groups and people alike. */
const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u;

async function findGroup(c: Cxt): Promise<Row> {
  const { forum, asking } = c.var;
  const name = (c.req.param("name") ?? "").toLowerCase();
  const group = (await visibleGroups(forum.db, asking.viewer)).find((one) => one["name"].toLowerCase() === name);
  if (!group) {
    throw notFound();
  }
  return group;
}

function seesMembers(c: Cxt, group: Row): boolean {
  const { viewer } = c.var.asking;
  const level = group["members_visibility_level"] as number;
  const member = viewer?.group_ids.includes(group["id"]) ?? false;
  return (
    level === 0 ||
    (level === 1 && viewer !== null) ||
    viewer?.admin === true ||
    member ||
    (level === 3 && viewer?.moderator === true)
  );
}

/** Accounts by `usernames`, `user_ids` or `emails`. */
async function readAccounts(c: Cxt): Promise<{ id: number; username: string }[]> {
  const { forum, params } = c.var;
  const usernames = listOf(params, "usernames").map((name) => name.toLowerCase());
  const ids = [...listOf(params, "user_ids"), ...listOf(params, "user_id")].map(Number).filter(Number.isSafeInteger);
  const found = await forum.db.sql<{ id: number; username: string }>`
    SELECT id, username FROM users WHERE username_lower = ANY(${usernames}) OR id = ANY(${ids})`;
  // Of several, those that there are.
  if (found.length === 0) {
    throw wrongParameter(usernames.length + ids.length > 0 ? "usernames" : "Usernames or emails must be present");
  }
  return found;
}

/** Whoever may change a group's members: admins and its owners. */
async function demandOwner(c: Cxt, groupId: number): Promise<void> {
  const viewer = signedIn(c);
  const { forum } = c.var;
  const [group] = await forum.db.sql<{ automatic: boolean; owned: boolean }>`
    SELECT automatic, EXISTS (SELECT 1 FROM group_users WHERE group_id = groups.id AND user_id = ${viewer.id} AND owner) AS owned
    FROM groups WHERE id = ${groupId}`;
  if (!group) {
    throw notFound();
  }
  if (group.automatic || (!viewer.admin && !group.owned)) {
    throw notPermitted();
  }
}

export function groupRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/groups", async (c) => {
    const groups = (await visibleGroups(c.var.forum.db, c.var.asking.viewer)).filter(({ automatic }) => !automatic);
    return c.json({ groups, total_rows_groups: groups.length, extras: {} });
  });

  routes.on("GET", ["/groups/:name", "/g/:name"], async (c) => {
    const group = await findGroup(c);
    const { viewer } = c.var.asking;
    return c.json({
      group: {
        ...group,
        is_group_user: viewer?.group_ids.includes(group["id"]) ?? false,
        can_see_members: seesMembers(c, group),
        can_admin_group: viewer?.admin ?? false,
      },
      extras: { visible_group_names: (await visibleGroups(c.var.forum.db, viewer)).map(({ name }) => name) },
    });
  });

  routes.on("GET", ["/groups/:name/members", "/g/:name/members"], async (c) => {
    const group = await findGroup(c);
    if (!seesMembers(c, group)) {
      throw notPermitted();
    }
    const limit = countOf(c.var.params, "limit", 1000) ?? MOST_MEMBERS;
    const offset = countOf(c.var.params, "offset") ?? 0;
    const rows = await c.var.forum.db.sql`
      SELECT users.id, username, name, title, last_posted_at, last_seen_at, owner, group_users.created_at AS added_at
      FROM group_users JOIN users ON users.id = user_id WHERE group_id = ${group["id"]} ORDER BY username_lower LIMIT ${limit} OFFSET ${offset}`;
    const members = rows.map(({ owner, added_at, last_posted_at, last_seen_at, ...user }) => ({
      ...basicUser(user),
      owner,
      added_at,
      last_posted_at,
      last_seen_at,
    }));
    return c.json({
      members,
      owners: members.filter(({ owner }) => owner),
      meta: { total: group["user_count"], limit, offset },
    });
  });

  routes.post("/admin/groups", async (c) => {
    adminOnly(c);
    const { forum, asking } = c.var;
    const given = (c.var.params["group"] ?? {}) as Params;
    if (Object.keys(given).length === 0) {
      throw missing("group");
    }
    const name = required(given, "name");
    if ([...name].length > 20 || !NAME.test(name)) {
      throw invalid(
        [...name].length > 20
          ? "Name must be no more than 20 characters"
          : "Name must only include numbers, letters, dashes, dots, and underscores"
      );
    }
    const taken = await forum.db.sql`SELECT 1 FROM users WHERE username_lower = ${name.toLowerCase()}`;
    if (taken.length > 0) {
      throw invalid("Name has already been taken");
    }
    const group = {
      name,
      full_name: textOf(given, "full_name"),
      visibility_level: numberOf(given, "visibility_level"),
      members_visibility_level: numberOf(given, "members_visibility_level"),
      mentionable_level: numberOf(given, "mentionable_level"),
      public_admission: flagOf(given, "public_admission"),
      bio_raw: textOf(given, "bio_raw"),
    };
    const id = await createGroup(forum.db, group, asking.now).catch((error: unknown) => {
      throw isState(error, "23505") ? invalid("Name has already been taken") : error;
    });
    const usernames = listOf(given, "usernames").map((one) => one.toLowerCase());
    const owners = listOf(given, "owner_usernames").map((one) => one.toLowerCase());
    for (const [names, owner] of [
      [owners, true],
      [usernames, false],
    ] as const) {
      const users = await forum.db.sql<{ id: number }>`SELECT id FROM users WHERE username_lower = ANY(${names})`;
      await addMembers(
        forum.db,
        id,
        users.map((user) => user.id),
        asking.now,
        owner
      );
    }
    const [basic_group] = await forum.db
      .sql`SELECT id, name, full_name, automatic, user_count, visibility_level FROM groups WHERE id = ${id}`;
    return c.json({ basic_group });
  });

  routes.delete("/admin/groups/:id", async (c) => {
    adminOnly(c);
    const id = idIn(c);
    const [group] = await c.var.forum.db.sql<{ automatic: boolean }>`SELECT automatic FROM groups WHERE id = ${id}`;
    if (group?.automatic) {
      throw invalid("You cannot modify an automatic group");
    }
    const removed = await inTransaction(c.var.forum.pool, async (db) => {
      const rows = await db.sql`DELETE FROM groups WHERE id = ${id} RETURNING id`;
      await db.sql`DELETE FROM group_users WHERE group_id = ${id} AND NOT EXISTS (SELECT 1 FROM groups WHERE id = ${id})`;
      await db.sql`DELETE FROM category_groups WHERE group_id = ${id} AND NOT EXISTS (SELECT 1 FROM groups WHERE id = ${id})`;
      return rows;
    });
    if (removed.length === 0) {
      throw notFound();
    }
    return c.json({ success: "OK" });
  });

  routes.put("/groups/:id/members", async (c) => {
    const id = idIn(c);
    await demandOwner(c, id);
    const accounts = await readAccounts(c);
    const added = await addMembers(
      c.var.forum.db,
      id,
      accounts.map((account) => account.id),
      c.var.asking.now
    );
    if (added.length === 0) {
      throw invalid(`'${accounts.map(({ username }) => username).join(", ")}' is already a member of this group.`);
    }
    return c.json({ success: "OK", usernames: accounts.map(({ username }) => username), emails: [] });
  });

  routes.delete("/groups/:id/members", async (c) => {
    const id = idIn(c);
    await demandOwner(c, id);
    const accounts = await readAccounts(c);
    const removed = await removeMembers(
      c.var.forum.db,
      id,
      accounts.map((account) => account.id)
    );
    const names = (test: (userId: number) => boolean): string[] =>
      accounts.filter((account) => test(account.id)).map(({ username }) => username);
    return c.json({
      success: "OK",
      usernames: names((userId) => removed.includes(userId)),
      skipped_usernames: names((userId) => !removed.includes(userId)),
    });
  });
  return routes;
}
