/** Fills an empty database with a small federation, once, whoever of several processes comes first. */
import { inTransaction } from "../database";
import type { Forum } from "../forum";
import { createCategory, PERMISSIONS } from "../categories/create";
import { addMembers, createGroup } from "../groups/membership";
import { createAccount } from "../people/accounts";
import { setPassword } from "../people/passwords";
import { OTHERS, PEOPLE } from "./cast";
import { GROUPS, OPEN_CATEGORIES } from "./groups";
import { fillBoard } from "./board";
import { fillTopics } from "./topics";
import { readClock } from "../clock";

const LOCK = 7_411_002;
/** The mark of a database that may be cleared. */
export const DEMO_MARK = "demo";
/** The demo's people have one password for those who sign in by form; it opens nothing but invented accounts. */
export const DEMO_PASSWORD = "workers-united";

const EVERYONE = 0;

async function fillGroupsAndPeople(forum: Forum, now: string): Promise<void> {
  await inTransaction(forum.pool, async (db) => {
    const groups = new Map<string, number>();
    for (const { name, full_name } of GROUPS) {
      groups.set(name, await createGroup(db, { name, full_name }, now));
    }
    for (const { username, groups: names, part, ...person } of [...PEOPLE, ...OTHERS]) {
      const id = await createAccount(
        db,
        { username, email: `${username}@example.org`, time_zone: "Europe/London", ...person },
        now
      );
      await setPassword(db, id, DEMO_PASSWORD, now);
      for (const name of names) {
        await addMembers(db, groups.get(name)!, [id], now);
      }
    }
    for (const category of OPEN_CATEGORIES) {
      await createCategory(db, { ...category, user_id: -1 }, now);
    }
    const categories = new Map<string, number>();
    for (const { name, full_name, category } of GROUPS) {
      if (category) {
        const { restricted, parent, ...rest } = category;
        const permissions = new Map([[groups.get(name)!, PERMISSIONS.full as number]]);
        if (!restricted) {
          permissions.set(EVERYONE, PERMISSIONS.full);
        }
        const parent_category_id = parent ? categories.get(parent)! : null;
        categories.set(
          name,
          await createCategory(db, { ...rest, name: full_name, permissions, parent_category_id, user_id: -1 }, now)
        );
      }
    }
  });
}

async function solidarityGroup({ db }: Forum): Promise<number> {
  const [group] = await db.sql<{ id: number }>`SELECT id FROM groups WHERE name = 'solidarity'`;
  return group!.id;
}

/** Co-ops hand policies in, too: documents besides the pictures that a forum takes out of the box. */
const FILES = "jpg|jpeg|png|gif|webp|avif|pdf|odt|docx";

/** Does nothing in a database that has people in it. */
export async function fillDatabase(forum: Forum): Promise<void> {
  const client = await forum.pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const [state] = await forum.db.sql<{ people: boolean; marked: boolean; filled: boolean }>`
      SELECT EXISTS (SELECT 1 FROM users WHERE id > 0) AS people,
        EXISTS (SELECT 1 FROM forum_state WHERE key = ${DEMO_MARK}) AS marked,
        EXISTS (SELECT 1 FROM forum_state WHERE key = ${DEMO_MARK} AND value = 'filled') AS filled`;
    if (state!.filled || (state!.people && !state!.marked)) {
      return;
    }
    const now = await readClock(forum.db);
    if (!state!.people) {
      await forum.db
        .sql`INSERT INTO forum_state (key, value) VALUES (${DEMO_MARK}, 'begun') ON CONFLICT (key) DO NOTHING`;
      await fillGroupsAndPeople(forum, now);
      await forum.settings.set(forum.db, "title", "workers.coop", now);
      await forum.settings.set(forum.db, "authorized_extensions", FILES, now);
      await forum.settings.set(forum.db, "coop_tasks_solidarity_groups", await solidarityGroup(forum), now);
    }
    await fillTopics(forum, now);
    await fillBoard(forum, now);
    await forum.db.sql`UPDATE forum_state SET value = 'filled' WHERE key = ${DEMO_MARK}`;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => {});
    client.release();
  }
}
