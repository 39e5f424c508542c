/** `npm run forum:clear`: empties the demo's database, and refuses any other. */
import { resolve } from "node:path";
import { startPostgres } from "../../postgres";
import { openPool, over } from "./database";
import { DEMO_MARK } from "./demo/fill";
import { ROOT } from "./plugins";

const postgres = await startPostgres({ dataDir: resolve(ROOT, process.env["DATA_DIR"] || ".data") });
const pool = openPool(postgres.url, 1);
const db = over(pool);
try {
  const [database] = await db.sql<{ state: string | null; tables: number }>`
    SELECT to_regclass('forum_state')::text AS state, (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`;
  const marked = database!.state === null ? [] : await db.sql`SELECT 1 FROM forum_state WHERE key = ${DEMO_MARK}`;
  if (database!.tables === 0) {
    console.log("The database is empty already.");
  } else if (marked.length === 0) {
    console.error("This database was not filled by the demo. It is left as it is.");
    process.exitCode = 1;
  } else {
    await db.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    console.log("Cleared. npm start fills it anew.");
  }
} finally {
  await pool.end();
  await postgres.stop();
}
