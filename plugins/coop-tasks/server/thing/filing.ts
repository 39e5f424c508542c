/**
 * Where what is handed in is filed, and who reads it there.
 *
 * The forum gives a topic no readers of its own: it is read by those who read its
 * category. So the tiers to which something is open are chosen with the category.
 * Each is offered, and named to whoever hands something in, with the groups that
 * read it now. A choice of groups beside it would promise what the forum does not keep.
 */
import {
  readerGroups,
  Readers,
  readReaders,
  seesCategory,
  seesTopic,
  wrongField,
  type Cx,
  type Viewer,
} from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import type { OpeningForm } from "../opening/form";
import type { Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

export const FilingPlace = v.object({ id: v.number(), name: v.string(), open_to: Readers });

export const FilingView = v.object({
  /** Null for those who do not see it. */
  category: v.nullable(v.object({ id: v.number(), name: v.string() })),
  /** The one topic in which all of it is collected. */
  topic: v.nullable(v.object({ id: v.number(), title: v.string() })),
  open_to: Readers,
});

type Filed = Pick<Opening, "filed_in" | "filed_under">;

/** As long as it stands in that category and takes replies. */
export const collectingTopic = async (cx: TasksCx, { filed_in, filed_under }: Filed) =>
  filed_under === null
    ? undefined
    : cx.db
        .selectFrom("topics")
        .select(["id", "title"])
        .where("id", "=", filed_under)
        .where("category_id", "=", filed_in)
        .where("archetype", "=", "regular")
        .where("closed", "=", false)
        .where("archived", "=", false)
        .where(seesTopic(cx.viewer, sql`${filed_under}::bigint`))
        .executeTakeFirst();

/** @throws Refusal 422 with the field */
export async function filedUnder(cx: TasksCx, form: OpeningForm, filed_in: number | null): Promise<number | null> {
  if (filed_in === null || form.filed_under === null) {
    return null;
  }
  if (!(await collectingTopic(cx, { filed_in, filed_under: form.filed_under }))) {
    throw wrongField("filed_under", "no_such_topic");
  }
  return form.filed_under;
}

export async function viewFiling(cx: TasksCx, opening: Filed): Promise<v.InferOutput<typeof FilingView> | null> {
  const { filed_in } = opening;
  if (filed_in === null) {
    return null;
  }
  const [category, topic, readers] = await Promise.all([
    cx.db
      .selectFrom("categories")
      .select(["id", "name"])
      .where("id", "=", filed_in)
      .where(seesCategory(cx.viewer, sql`${filed_in}::bigint`))
      .executeTakeFirst(),
    collectingTopic(cx, opening),
    readReaders(cx, [filed_in]),
  ]);
  const open_to = readers.get(filed_in);
  return open_to ? { category: category ?? null, topic: topic ?? null, open_to } : null;
}

/** Groups that read where it is filed; none where it is filed nowhere. */
export const filingReaders = async (cx: TasksCx, { filed_in }: Pick<Opening, "filed_in">): Promise<number[]> =>
  filed_in === null ? [] : readerGroups(cx, filed_in);

/** Every category in which somebody may file, with its readers. */
export async function filingPlaces(cx: Cx<TasksDatabase, Viewer>): Promise<v.InferOutput<typeof FilingPlace>[]> {
  const ids = cx.viewer.topic_create_category_ids;
  if (ids.length === 0) {
    return [];
  }
  const [categories, readers] = await Promise.all([
    cx.db.selectFrom("categories").select(["id", "name"]).where("id", "in", ids).orderBy("name").execute(),
    readReaders(cx, ids),
  ]);
  return categories.map(({ id, name }) => ({ id, name, open_to: readers.get(id)! }));
}
