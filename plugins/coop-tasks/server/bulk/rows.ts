/** SQL about lists that were put on a board lately. */
import type { Cx, Viewer } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase, Viewer>;

const REMEMBERED_HOURS = 24;

const ofList = (cx: TasksCx, categoryId: number, text: string) =>
  cx.db
    .selectFrom("coop_bulk")
    .select("opening_ids")
    .where("user_id", "=", cx.viewer.id)
    .where("category_id", "=", categoryId)
    .where("digest", "=", sql<string>`md5(${text})`);

/**
 * Begins a list, or finds it made. Whoever presses twice waits here for the first press.
 * @returns what was made of it before, or null where it is new
 */
export async function beginList(cx: TasksCx, categoryId: number, text: string): Promise<number[] | null> {
  await cx.db
    .deleteFrom("coop_bulk")
    .where("user_id", "=", cx.viewer.id)
    .where("made_at", "<", sql<string>`${cx.now}::timestamptz - ${REMEMBERED_HOURS}::int * interval '1 hour'`)
    .execute();
  const begun = await cx.db
    .insertInto("coop_bulk")
    .values({ user_id: cx.viewer.id, category_id: categoryId, digest: sql<string>`md5(${text})`, made_at: cx.now })
    .onConflict((conflict) => conflict.columns(["user_id", "category_id", "digest"]).doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return begun ? null : (await ofList(cx, categoryId, text).executeTakeFirstOrThrow()).opening_ids;
}

export async function endList(cx: TasksCx, categoryId: number, text: string, openingIds: number[]): Promise<void> {
  await cx.db
    .updateTable("coop_bulk")
    .set({ opening_ids: JSON.stringify(openingIds) })
    .where("user_id", "=", cx.viewer.id)
    .where("category_id", "=", categoryId)
    .where("digest", "=", sql<string>`md5(${text})`)
    .execute();
}

/** What an account has put on boards is not remembered longer than the account. */
export async function forgetLists(cx: Cx<TasksDatabase>, userId: number): Promise<void> {
  await cx.db.deleteFrom("coop_bulk").where("user_id", "=", userId).execute();
}
