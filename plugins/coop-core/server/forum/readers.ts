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

/** The forum's own group of all who have signed up. */
const SIGNED_IN = 10;
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
