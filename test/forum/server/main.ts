/**
 * `npm start`: PostgreSQL, the forum and its pages, from an empty folder.
 * Reads HOST, PORT, DATA_DIR, DATABASE_URL and API_KEY; all may be missing.
 */
import { resolve } from "node:path";
import { startPostgres } from "../../postgres";
import { ROOT } from "./plugins";
import { startForum } from "./start";
import { buildPages } from "./build-pages";

const env = (name: string, otherwise: string): string => process.env[name] || otherwise;

const host = env("HOST", "127.0.0.1");
const port = Number(env("PORT", "4200"));
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is not a port: ${process.env["PORT"]}`);
  process.exit(1);
}

const postgres = await startPostgres({ dataDir: resolve(ROOT, env("DATA_DIR", ".data")) });
const [running] = await Promise.all([
  startForum({
    url: postgres.url,
    host,
    port,
    demo: true,
    apiKey: process.env["API_KEY"],
    limits: process.env["COOP_LIMITS"] !== "off",
  }),
  buildPages(),
]);

console.log(`\n  The forum is at  ${running.address}\n  API key          ${running.apiKey}\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (!stopping) {
    stopping = true;
    await running.stop();
    await postgres.stop();
    process.exit(0);
  }
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
