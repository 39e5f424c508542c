/** SQL about posts from which openings are made. */
import { seesTopic, type Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

/** What people write: no small actions, no whispers. */
const WRITTEN = [1, 2];

export interface Post {
  id: number;
  topic_id: number;
  post_number: number;
  title: string;
  raw: string;
  category_id: number;
  /** Not everybody can read there. */
  restricted: boolean;
}

/**
 * A post in a category, as far as this viewer reads it: what is deleted or hidden
 * is not there, and of a topic that is not listed nobody makes anything.
 */
export const findPost = (cx: TasksCx, id: number): Promise<Post | undefined> =>
  cx.db
    .selectFrom("posts as p")
    .innerJoin("topics as t", "t.id", "p.topic_id")
    .innerJoin("categories as k", "k.id", "t.category_id")
    .select(["p.id", "p.topic_id", "p.post_number", "t.title", "p.raw", "k.id as category_id"])
    .select("k.read_restricted as restricted")
    // Whatever number was sent: a post's id is a smaller one.
    .where("p.id", "=", sql<number>`${id}::bigint`)
    .where("p.post_type", "in", WRITTEN)
    .where("p.deleted_at", "is", null)
    .where("p.user_deleted", "=", false)
    .where("p.hidden", "=", false)
    .where("t.archetype", "=", "regular")
    .where("t.visible", "=", true)
    .where(seesTopic(cx.viewer, sql.ref("p.topic_id")))
    .executeTakeFirst();

/** The topic leads to the opening from now on. */
export async function linkTopic(cx: TasksCx, topic_id: number, openingId: number): Promise<void> {
  await cx.db
    .insertInto("coop_topic_records")
    .values({ topic_id, plugin: "tasks", noun: "opening_made_here", record_id: openingId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
