/** What is asked for, taken back and asked for again is one matter: people are told of it once a day. */
import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";

type Asked = "coop_applications" | "coop_parcels" | "coop_stand_ins";

/**
 * The last one of theirs that was not taken back, 0 where there is none: what comes
 * after one that was answered, or that ended, is another matter.
 */
export async function matterOf(
  { db }: Cx<TasksDatabase>,
  table: Asked,
  { opening_id, user_id }: { opening_id: number; user_id: number }
): Promise<number> {
  const last = await db
    // They are alike in what is asked here, which their types together would not say.
    .selectFrom(table as "coop_applications")
    .select("id")
    .where("opening_id", "=", opening_id)
    .where("user_id", "=", user_id)
    .where("state", "<>", "taken_back")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? 0;
}
