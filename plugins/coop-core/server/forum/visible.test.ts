import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../../test/fixture/server/index";
import { openTestForum, type TestForum, type TestPerson } from "../../../../test/forum/server/testing";

/**
 * A forum of every kind of category, topic and person, and Discourse's rules
 * written down once more in plain words, to hold the SQL against.
 */
const GROUPS = ["red", "green"] as const;
type Group = (typeof GROUPS)[number];

interface Category {
  id: number;
  groups: Group[];
}
interface Topic {
  id: number;
  category: Category | null;
  deleted: boolean;
  /** A private message to these people and groups. */
  message?: { people: number[]; groups: Group[] };
}
interface Person extends TestPerson {
  admin: boolean;
  groups: Group[];
}

let forum: TestForum<typeof fixture>;
const categories: Category[] = [];
const topics: Topic[] = [];
const people: Person[] = [];

const seesCategory = (person: Person | null, { groups }: Category): boolean =>
  groups.length === 0 || person?.admin === true || groups.some((group) => person?.groups.includes(group));

function seesTopic(person: Person | null, { category, deleted, message }: Topic): boolean {
  if (deleted) {
    return false;
  }
  if (message) {
    return (
      person !== null &&
      (message.people.includes(person.id) || message.groups.some((group) => person.groups.includes(group)))
    );
  }
  return category === null || seesCategory(person, category);
}

beforeAll(async () => {
  forum = await openTestForum({ plugins: [fixture] });
  for (const admin of [false, true]) {
    for (const groups of [[], ["red"], ["green"], ["red", "green"]] as Group[][]) {
      const name = `${admin ? "admin" : "user"}_${groups.join("_") || "none"}`;
      people.push({ ...(await forum.person(name, { admin, groups })), admin, groups });
    }
  }
  for (const groups of [[], ["red"], ["green"], ["red", "green"]] as Group[][]) {
    const { id } = await forum.category({ name: `For ${groups.join(" and ") || "all"}`, groups });
    categories.push({ id, groups });
  }
  const [general] = await forum.sql<{ id: number }>`SELECT id FROM categories WHERE slug = 'general'`;
  categories.push({ id: general!.id, groups: [] });
  for (const category of categories) {
    for (const deleted of [false, true]) {
      const { id } = await forum.topic(people[0]!, { title: "A topic of its category", category_id: category.id });
      await forum.sql`UPDATE topics SET deleted_at = CASE WHEN ${deleted}::boolean THEN now() END WHERE id = ${id}`;
      topics.push({ id, category, deleted });
    }
  }
  for (const deleted of [false, true]) {
    for (const [to, groups] of [
      [[0], []],
      [[1, 4], []],
      [[0], ["green"]],
      [[], ["red"]],
    ] as [number[], Group[]][]) {
      const { id } = await forum.topic(people[0]!, { title: "A private message", category_id: categories[0]!.id });
      const ids = to.map((at) => people[at]!.id);
      await forum.sql`UPDATE topics SET archetype = 'private_message', category_id = NULL, deleted_at = CASE WHEN ${deleted}::boolean THEN now() END WHERE id = ${id}`;
      await forum.sql`INSERT INTO topic_allowed_users (topic_id, user_id, created_at, updated_at) SELECT ${id}::int, unnest(${ids}::int[]), now(), now()`;
      await forum.sql`INSERT INTO topic_allowed_groups (topic_id, group_id) SELECT ${id}::int, id FROM groups WHERE name = ANY(${groups})`;
      topics.push({ id, category: null, deleted, message: { people: ids, groups } });
    }
  }
});
afterAll(() => forum.close());

test("everybody sees exactly the categories and topics that Discourse shows them", async () => {
  for (const person of [null, ...people]) {
    const seen = (await forum.as(person).fixture.listVisible()) as { category_ids: number[]; topic_ids: number[] };
    const wanted = {
      category_ids: categories
        .filter((category) => seesCategory(person, category))
        .map(({ id }) => id)
        .sort((a, b) => a - b),
      topic_ids: topics
        .filter((topic) => seesTopic(person, topic))
        .map(({ id }) => id)
        .sort((a, b) => a - b),
    };
    expect({ who: person?.username, ...seen }).toEqual({ who: person?.username, ...wanted });
  }
});

test("it stays so whatever groups a category is given to and a person is in", async () => {
  const [sam] = people as [Person];
  const category = categories[1]!;
  const groups = fc.subarray([...GROUPS]);
  await fc.assert(
    fc.asyncProperty(groups, groups, async (ofCategory, ofPerson) => {
      await forum.sql`DELETE FROM category_groups WHERE category_id = ${category.id}`;
      await forum.sql`INSERT INTO category_groups (category_id, group_id, created_at, updated_at) SELECT ${category.id}::int, id, now(), now() FROM groups WHERE name = ANY(${ofCategory})`;
      await forum.sql`DELETE FROM group_users USING groups WHERE groups.id = group_id AND user_id = ${sam.id} AND NOT automatic`;
      await forum.sql`INSERT INTO group_users (group_id, user_id, created_at, updated_at) SELECT id, ${sam.id}::int, now(), now() FROM groups WHERE name = ANY(${ofPerson})`;
      const { category_ids } = (await forum.as(sam).fixture.listVisible()) as { category_ids: number[] };
      // Restricted with no group left, it is there for admins alone.
      expect(category_ids.includes(category.id)).toBe(ofCategory.some((group) => ofPerson.includes(group)));
    }),
    { numRuns: 30 }
  );
});

test("admins see no restricted category by right where the forum says so", async () => {
  const admin = people.find(({ username }) => username === "admin_none")!;
  await forum.sql`INSERT INTO site_settings (name, data_type, value, created_at, updated_at) VALUES ('suppress_secured_categories_from_admin', 5, 't', now(), now())`;
  const { category_ids } = (await forum.as(admin).fixture.listVisible()) as { category_ids: number[] };
  const [restricted] = await forum.sql<{
    ids: number[];
  }>`SELECT array_agg(id) AS ids FROM categories WHERE read_restricted`;
  expect(category_ids.filter((id) => restricted!.ids.includes(id))).toEqual([]);
});
