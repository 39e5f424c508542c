/** Who asked to be told: when the details of an opening are there, or when somebody leaves near its day. */
import { nameOf, type Cx, type Viewer } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { tell } from "./changed";
import type { Opening } from "./opening";

type TasksCx = Cx<TasksDatabase>;

export async function follows(cx: TasksCx, opening: Pick<Opening, "id" | "answered_by" | "due_at">): Promise<boolean> {
  if (cx.viewer === null || (opening.answered_by !== "not_yet" && opening.due_at === null)) {
    return false;
  }
  const row = await cx.db
    .selectFrom("coop_opening_followers")
    .select("user_id")
    .where("opening_id", "=", opening.id)
    .where("user_id", "=", cx.viewer.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether that is new */
export async function follow(cx: Cx<TasksDatabase, Viewer>, opening_id: number): Promise<boolean> {
  const row = await cx.db
    .insertInto("coop_opening_followers")
    .values({ opening_id, user_id: cx.viewer.id, asked_at: cx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether there was something to take back */
export async function unfollow(cx: Cx<TasksDatabase, Viewer>, openingId: number): Promise<boolean> {
  const row = await cx.db
    .deleteFrom("coop_opening_followers")
    .where("opening_id", "=", openingId)
    .where("user_id", "=", cx.viewer.id)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export const followersOf = async (cx: TasksCx, openingId: number): Promise<number[]> =>
  (
    await cx.db.selectFrom("coop_opening_followers").select("user_id").where("opening_id", "=", openingId).execute()
  ).map(({ user_id }) => user_id);

/** Nobody waits for these details any more. @returns who did */
export async function forgetFollowers(cx: TasksCx, openingId: number): Promise<number[]> {
  const rows = await cx.db
    .deleteFrom("coop_opening_followers")
    .where("opening_id", "=", openingId)
    .returning("user_id")
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** The details are there. The opening's row is locked, so that nobody asks too late and is never told. */
export async function tellFollowers(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Pick<Opening, "id" | "title" | "category_id" | "topic_id" | "version">
): Promise<void> {
  await tell(cx, opening, "details_there", {
    key: `details:${opening.id}:${opening.version + 1}`,
    user_ids: await forgetFollowers(cx, opening.id),
    values: { name: nameOf(cx, cx.viewer) },
  });
}

export async function followersMerged(cx: Cx<TasksDatabase, null>, source: number, target: number): Promise<void> {
  await cx.db
    .insertInto("coop_opening_followers")
    .columns(["opening_id", "user_id", "asked_at"])
    .expression((e) =>
      e
        .selectFrom("coop_opening_followers")
        .select((f) => ["opening_id", f.val(target).$castTo<number>().as("user_id"), "asked_at"])
        .where("user_id", "=", source)
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await followerRemoved(cx, source);
}

export async function followerRemoved(cx: Cx<TasksDatabase, null>, userId: number): Promise<void> {
  await cx.db.deleteFrom("coop_opening_followers").where("user_id", "=", userId).execute();
}
