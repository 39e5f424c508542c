import type { Db } from "../database";
import { DEMO_MARK } from "./fill";

/** Empties a database that the demo has filled; any other is left as it is. */
export async function clearDatabase(db: Db): Promise<"cleared" | "empty" | "refused"> {
  const [database] = await db.sql<{ forum: boolean; tables: number }>`
    SELECT to_regclass('forum_state') IS NOT NULL AS forum,
      (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`;
  if (database!.tables === 0) {
    return "empty";
  }
  const marked = database!.forum ? await db.sql`SELECT 1 FROM forum_state WHERE key = ${DEMO_MARK}` : [];
  if (marked.length === 0) {
    return "refused";
  }
  await db.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return "cleared";
}
