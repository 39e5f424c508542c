/** What people have on boards that they do not see any more. */
import { isSeenByUser, type Cx } from "coop-core/server";
import { sql, type Expression } from "kysely";
import type { TasksDatabase } from "../tables";
import { touch } from "./changed";
import type { Judged } from "./policy";
import { lockAnyOpening } from "./rows";

type JobCx = Cx<TasksDatabase, null>;
type Rows = Expression<{ opening_id: number; user_id: number }>;

/** By opening, those whose account is gone apart. */
const outside = (cx: JobCx, rows: Rows): Promise<{ id: number; gone: boolean; user_ids: number[] }[]> =>
  cx.db
    .selectFrom(sql<{ opening_id: number; user_id: number }>`${rows}`.as("r"))
    .innerJoin("coop_openings as o", "o.id", "r.opening_id")
    .leftJoin("users", "users.id", "r.user_id")
    .select(["o.id", sql<boolean>`users.id IS NULL`.as("gone")])
    .select(sql<number[]>`json_agg(DISTINCT r.user_id)`.as("user_ids"))
    .where((e) => e.or([e("users.id", "is", null), e.not(isSeenByUser(cx, sql.ref("o.category_id")))]))
    .groupBy(["o.id", sql`users.id IS NULL`])
    .orderBy("o.id")
    .execute();

/**
 * Once a day: it comes to its end, opening by opening.
 * @param rows all that stands, of whomever
 * @param end what follows; the opening's row is locked
 */
export async function endFromOutside(
  cx: JobCx,
  rows: Rows,
  end: (opening: Judged, reason: "access_ended" | "account_removed", userIds: ReadonlySet<number>) => Promise<void>
): Promise<void> {
  for (const { id, gone, user_ids } of await outside(cx, rows)) {
    const opening = await lockAnyOpening(cx, id);
    if (opening) {
      await end(opening, gone ? "account_removed" : "access_ended", new Set(user_ids));
      await touch(cx, opening);
    }
  }
}
