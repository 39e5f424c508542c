/**
 * `npm start`: PostgreSQL, the forum and its pages, from an empty folder.
 * Reads HOST, PORT, DATA_DIR, DATABASE_URL and API_KEY; all may be missing.
 */
import { resolve } from "node:path";
import { startPostgres, type RunningPostgres } from "../../postgres";
import { buildPages } from "./build-pages";
import { ROOT } from "./plugins";
import { startForum, type RunningForum } from "./start";

const env = (name: string, otherwise: string): string => process.env[name] || otherwise;

function readPort(): number {
  const port = Number(env("PORT", "4200"));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is not a port: ${process.env["PORT"]}`);
  }
  return port;
}

let postgres: RunningPostgres | undefined;
let forum: RunningForum | undefined;

async function start(): Promise<void> {
  const port = readPort();
  postgres = await startPostgres({ dataDir: resolve(ROOT, env("DATA_DIR", ".data")) });
  const forumUp = startForum({
    url: postgres.url,
    host: env("HOST", "127.0.0.1"),
    port,
    demo: true,
    apiKey: process.env["API_KEY"] || undefined,
    limits: process.env["COOP_LIMITS"] !== "off",
  });
  [forum] = await Promise.all([forumUp, buildPages()]);
  console.log(`\n  The forum is at  ${forum.address}\n  API key          ${forum.apiKey}\n`);
}

let stopping: Promise<void> | undefined;

async function stop(): Promise<void> {
  await forum?.stop();
  await postgres?.stop();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void (stopping ??= stop().finally(() => process.exit(0))));
}

await start().catch((error: Error) => {
  console.error(`\n  ${error.message}\n`);
  process.exit(1);
});
