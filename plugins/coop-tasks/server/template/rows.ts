/** SQL about templates: openings from which others are begun. */
import type { Cx, Viewer } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { isVisible } from "../opening/rows";

type TasksCx = Cx<TasksDatabase>;
const MOST_LISTED = 100;

/** Of the boards on which this person may put something. */
export const templatesFor = async (cx: Cx<TasksDatabase, Viewer>) =>
  cx.viewer.topic_create_category_ids.length === 0
    ? []
    : cx.db
        .selectFrom("coop_templates as t")
        .innerJoin("coop_openings as o", "o.id", "t.opening_id")
        .select(["t.opening_id", "t.name", "o.category_id"])
        .where(isVisible(cx.viewer))
        .where("o.category_id", "in", cx.viewer.topic_create_category_ids)
        .orderBy("t.name")
        .orderBy("t.opening_id")
        .limit(MOST_LISTED)
        .execute();

export async function templateOf(cx: TasksCx, openingId: number): Promise<string | null> {
  const row = await cx.db
    .selectFrom("coop_templates")
    .select("name")
    .where("opening_id", "=", openingId)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Saved again, it has another name. */
export async function saveTemplate(cx: Cx<TasksDatabase, Viewer>, opening_id: number, name: string): Promise<void> {
  await cx.db
    .insertInto("coop_templates")
    .values({ opening_id, name, saved_by: cx.viewer.id, saved_at: cx.now })
    .onConflict((conflict) => conflict.column("opening_id").doUpdateSet({ name }))
    .execute();
}

/** @returns whether there was one */
export async function removeTemplate(cx: TasksCx, openingId: number): Promise<boolean> {
  const row = await cx.db
    .deleteFrom("coop_templates")
    .where("opening_id", "=", openingId)
    .returning("opening_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function templatesMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  await cx.db.updateTable("coop_templates").set({ saved_by: target }).where("saved_by", "=", source).execute();
}
