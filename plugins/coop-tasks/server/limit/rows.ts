/** SQL about what somebody holds at once. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import type { Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import type { Limit, Limits } from "./limit";

type TasksCx = Cx<TasksDatabase>;
type OnBoard = Pick<Opening, "category_id">;

const limitOf = (most: number | null, held: number): Limit | null => (most === null ? null : { most, held });

export async function readLimits(cx: TasksCx, userId: number, { category_id }: OnBoard): Promise<Limits> {
  const held = await cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .select((e) => [
      e.fn.countAll<number>().as("everywhere"),
      e.fn.countAll<number>().filterWhere("o.category_id", "=", category_id).as("here"),
      e.selectFrom("coop_task_people").select("most_at_once").where("user_id", "=", userId).as("own"),
      e.selectFrom("coop_boards").select("most_at_once").where("category_id", "=", category_id).as("board"),
    ])
    .where("c.user_id", "=", userId)
    .where("c.state", "=", "held")
    .executeTakeFirstOrThrow();
  return { own: limitOf(held.own, held.everywhere), board: limitOf(held.board, held.here) };
}

/**
 * The same where it decides: one person's presses on several openings stand in one
 * line, after the opening's row, so that together they do not go past a limit.
 */
export async function lockLimits(cx: TasksCx, userId: number, opening: OnBoard): Promise<Limits> {
  const limits = await readLimits(cx, userId, opening);
  if (limits.own === null && limits.board === null) {
    return limits;
  }
  await cx.db
    .insertInto("coop_task_people")
    .values({ user_id: userId, shows_giving: false, most_at_once: null })
    .onConflict((conflict) => conflict.column("user_id").doNothing())
    .execute();
  await cx.db
    .selectFrom("coop_task_people")
    .select(sql`1`.as("locked"))
    .where("user_id", "=", userId)
    .forUpdate()
    .execute();
  return readLimits(cx, userId, opening);
}
