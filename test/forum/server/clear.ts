/** `npm run forum:clear`: empties the demo's database, and refuses any other. */
import { resolve } from "node:path";
import { startPostgres } from "../../postgres";
import { openPool, over } from "./database";
import { clearDatabase } from "./demo/clear";
import { ROOT } from "./plugins";

const SAYS = {
  cleared: "Cleared. npm start fills it anew.",
  empty: "The database is empty already.",
  refused: "This database was not filled by the demo. It is left as it is.",
};

async function clear(): Promise<void> {
  const postgres = await startPostgres({ dataDir: resolve(ROOT, process.env["DATA_DIR"] || ".data") });
  const pool = openPool(postgres.url, 1);
  const done = await clearDatabase(over(pool));
  console.log(SAYS[done]);
  process.exitCode = done === "refused" ? 1 : 0;
  await pool.end();
  await postgres.stop();
}

await clear().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
