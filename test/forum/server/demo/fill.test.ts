import { afterAll, beforeAll, expect, test } from "vitest";
import { tasks } from "../../../../plugins/coop-tasks/server/index";
import { over } from "../database";
import { openForum, type Forum } from "../forum";
import { openTestForum, type TestForum } from "../testing";
import { OTHERS, PEOPLE } from "./cast";
import { clearDatabase } from "./clear";
import { fillDatabase } from "./fill";
import { GROUPS } from "./groups";
import { OPENINGS } from "./openings";

/** Filled by two processes that began at once. */
let forum: TestForum<typeof tasks>;
const said: string[] = [];
beforeAll(async () => {
  forum = await openTestForum({ plugins: [tasks] });
  const { folders } = forum.host;
  const others: Forum[] = await Promise.all(
    [1, 2].map(() =>
      openForum({
        ...{ url: forum.url, migrated: true, plugins: [tasks], folders, connections: 4 },
        log: ({ message, data }) => said.push(`${message} ${JSON.stringify(data)}`),
      })
    )
  );
  await Promise.all(others.map(fillDatabase));
  await Promise.all(others.map((other) => other.close()));
}, 60_000);
afterAll(() => forum.close());

const idOf = async (username: string) =>
  (await forum.sql<{ id: number; username: string }>`SELECT id, username FROM users WHERE username = ${username}`)[0]!;

test("groups have names that Discourse takes, and everybody is in groups that there are", () => {
  expect(GROUPS.filter(({ name }) => name.length > 20 || !/^[a-z_]+$/.test(name))).toEqual([]);
  const names = GROUPS.map(({ name }) => name);
  expect([...PEOPLE, ...OTHERS].flatMap(({ groups }) => groups).filter((name) => !names.includes(name))).toEqual([]);
  const usernames = [...PEOPLE, ...OTHERS].map(({ username }) => username);
  expect(new Set([...usernames, ...names]).size).toBe(usernames.length + names.length);
});

test("filled by two processes at once, it has each of its people, groups and openings once, and nobody is mailed", async () => {
  const [counted] = await forum.sql`
    SELECT (SELECT count(*)::int FROM users WHERE id > 0) AS people, (SELECT count(*)::int FROM groups WHERE NOT automatic) AS groups,
      (SELECT count(*)::int FROM topics) AS topics, (SELECT count(DISTINCT title)::int FROM coop_openings) AS openings, (SELECT count(*)::int FROM email_logs) AS mails`;
  expect(counted).toMatchObject({
    people: PEOPLE.length + OTHERS.length,
    groups: GROUPS.length,
    openings: OPENINGS.length,
    mails: 0,
  });
  expect(counted!["topics"]).toBeGreaterThan(4);
  const imran = await idOf("imran");
  const { asked } = await forum.as(imran).core.showWaits();
  expect(asked.map(({ values }) => values["name"])).toEqual(["Callum Reid"]);
});

test("whoever starts it for the first time reads of nothing that went wrong", () => {
  expect(said).toEqual([]);
});

test("what is restricted is there for its people alone", async () => {
  const [board] = await forum.sql<{ id: number }>`SELECT id FROM categories WHERE slug = 'people-policy-and-culture'`;
  const shown = async (who: Parameters<typeof forum.as>[0]) =>
    (await forum.as(who).tasks.showBoard({ category_id: board!.id })).meta.total;
  expect([await shown(await idOf("priya")), await shown(await idOf("yusuf")), await shown(null)]).toEqual([1, 0, 0]);
});

test("begun and not finished, it goes on where it was; filled, it stays as it is", async () => {
  await fillDatabase(forum.host);
  // What comes again stands there with its next one.
  const filled = async () => (await forum.sql`SELECT 1 FROM coop_openings`).length;
  const before = await filled();
  expect(before).toBeGreaterThan(OPENINGS.length);
  await forum.sql`UPDATE forum_state SET value = 'begun' WHERE key = 'demo'`;
  await forum.sql`DELETE FROM coop_openings WHERE id > 25`;
  await fillDatabase(forum.host);
  expect(await forum.sql`SELECT title FROM coop_openings GROUP BY title, from_on HAVING count(*) > 1`).toEqual([]);
  expect(await filled()).toBe(before);
});

test("a forum with people of its own is neither filled nor cleared", async () => {
  const other = await openTestForum({ plugins: [tasks] });
  await other.person("somebody");
  await fillDatabase(other.host);
  expect(await other.sql`SELECT 1 FROM users WHERE id > 0`).toHaveLength(1);
  expect(await clearDatabase(over(other.host.pool))).toBe("refused");
  expect(await other.sql`SELECT 1 FROM users WHERE id > 0`).toHaveLength(1);
  await other.close();
});

// The last of all, since nothing is left afterwards.
test("what the demo filled is cleared, once", async () => {
  const db = over(forum.host.pool);
  expect(await clearDatabase(db)).toBe("cleared");
  expect(await db.sql`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`).toEqual([]);
  expect(await clearDatabase(db)).toBe("empty");
});
