/** SQL about what somebody has settled for themselves on the boards. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import { isVisible } from "../opening/rows";
import type { TaskPeopleTable, TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;
type Settled = Omit<TaskPeopleTable, "user_id">;

const UNSETTLED: Settled = { shows_giving: false, most_at_once: null };

export const readSettled = async (cx: TasksCx, userId: number): Promise<Settled> =>
  (await cx.db
    .selectFrom("coop_task_people")
    .select(["shows_giving", "most_at_once"])
    .where("user_id", "=", userId)
    .executeTakeFirst()) ?? UNSETTLED;

export async function settle(cx: TasksCx, userId: number, columns: Partial<Settled>): Promise<void> {
  await cx.db
    .insertInto("coop_task_people")
    .values({ ...UNSETTLED, ...columns, user_id: userId })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(columns))
    .execute();
}

/** The first of what somebody holds, for their card: if they agreed, and of what this viewer sees. Roles first. */
export const givingOf = (cx: TasksCx, username: string, limit: number) =>
  cx.db
    .selectFrom("coop_openings as o")
    .innerJoin("coop_claims as c", "c.opening_id", "o.id")
    .innerJoin("coop_task_people as p", "p.user_id", "c.user_id")
    .innerJoin("users", "users.id", "c.user_id")
    .leftJoin("user_options", "user_options.user_id", "c.user_id")
    .select(["o.id", "o.title", sql<number>`count(*) OVER ()`.as("total")])
    .where("users.username_lower", "=", username.toLowerCase())
    .where("p.shows_giving", "=", true)
    .where("user_options.hide_profile", "is distinct from", true)
    .where("c.state", "=", "held")
    .where("o.withdrawn_at", "is", null)
    .where(isVisible(cx.viewer))
    .orderBy(sql`o.kind = 'task'`)
    .orderBy("c.starts_at", "desc")
    .orderBy("o.id")
    .limit(limit)
    .execute();

export async function forgetSettled(cx: TasksCx, userId: number): Promise<void> {
  await cx.db.deleteFrom("coop_task_people").where("user_id", "=", userId).execute();
}

/** What the account that is left has settled itself, stands. */
export async function mergeSettled(cx: TasksCx, source: number, target: number): Promise<void> {
  const own = await cx.db.selectFrom("coop_task_people").select("user_id").where("user_id", "=", target).execute();
  if (own.length === 0) {
    await cx.db.updateTable("coop_task_people").set({ user_id: target }).where("user_id", "=", source).execute();
  }
  await forgetSettled(cx, source);
}
