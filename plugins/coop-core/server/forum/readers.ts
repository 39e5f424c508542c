import { sql } from "kysely";
import * as v from "valibot";
import type { Cx } from "../kernel/act";

/** Who reads a category, in what a viewer may know of it. */
export const Readers = v.object({
  everybody: v.boolean(),
  /** Everybody with an account. */
  signed_in: v.boolean(),
  /** Names of groups that the viewer may know of. */
  groups: v.array(v.string()),
  /** Groups besides of which they may not. */
  others: v.boolean(),
});
export type Readers = v.InferOutput<typeof Readers>;

/** The forum's own group of all who have signed up, and in place of a group all who come along. */
const SIGNED_IN = 10;
const EVERYBODY = 0;
/** Groups up to these levels are shown to everybody who is signed in, and to everybody. */
const LOGGED_ON = 1;
const PUBLIC = 0;

/** From the categories' own permissions, in one query. Admins and those who moderate are not counted. */
export async function readReaders(cx: Cx<any>, categoryIds: readonly number[]): Promise<Map<number, Readers>> {
  const readers = new Map<number, Readers>();
  if (categoryIds.length === 0) {
    return readers;
  }
  const rows = await cx.db
    .selectFrom("categories as k")
    .leftJoin("category_groups as p", "p.category_id", "k.id")
    .leftJoin("groups as g", "g.id", "p.group_id")
    .select(["k.id", "k.read_restricted", "g.id as group_id", "g.visibility_level"])
    .select(sql<string | null>`coalesce(nullif(g.full_name, ''), g.name)`.as("name"))
    .where("k.id", "in", [...categoryIds])
    .orderBy("k.id")
    .orderBy("g.id")
    .execute();
  for (const { id, read_restricted, group_id, visibility_level, name } of rows) {
    const seen = readers.get(id) ?? { everybody: !read_restricted, signed_in: false, groups: [], others: false };
    readers.set(id, seen);
    if (!read_restricted || group_id === null) {
      continue;
    }
    if (group_id === SIGNED_IN) {
      seen.signed_in = true;
    } else if (visibility_level! <= (cx.viewer ? LOGGED_ON : PUBLIC) || cx.viewer?.group_ids.includes(group_id)) {
      seen.groups.push(name!);
    } else {
      seen.others = true;
    }
  }
  return readers;
}

export const sameReaders = (a: Readers, b: Readers): boolean =>
  a.everybody === b.everybody &&
  a.signed_in === b.signed_in &&
  a.others === b.others &&
  JSON.stringify(a.groups) === JSON.stringify(b.groups);

/** By id, the hidden ones too; never to be shown. */
export async function readerGroups(cx: Cx<any>, categoryId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT ${EVERYBODY}::bigint AS id FROM categories WHERE id = ${categoryId} AND NOT read_restricted
    UNION ALL
    SELECT p.group_id FROM category_groups AS p JOIN categories AS k ON k.id = p.category_id
    WHERE k.id = ${categoryId} AND k.read_restricted
    ORDER BY 1`.execute(cx.db);
  return rows.map(({ id }) => id);
}

/** Whether somebody may be among these readers who was not among those before. */
export const isReadByMore = (now: readonly number[], before: readonly number[]): boolean =>
  !before.includes(EVERYBODY) &&
  now.some((id) => !before.includes(id) && (id === EVERYBODY || !before.includes(SIGNED_IN)));
