/** One PostgreSQL for a whole run of tests, with a template in which all migrations have run. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../postgres";
import { openPool } from "./database";
import { migrate } from "./migrate";
import { FIXTURE, listPluginFolders } from "./plugins";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "coop-test-"));
  const postgres = await startPostgres({ dataDir, throwaway: true });
  // A server that was given may serve other runs at the same time.
  const template = `coop_template_${randomBytes(6).toString("hex")}`;
  const admin = openPool(postgres.url, 1);
  await admin.query(`CREATE DATABASE ${template}`);
  const url = new URL(postgres.url);
  url.pathname = `/${template}`;
  const pool = openPool(url.href, 2);
  await migrate(
    pool,
    [...(await listPluginFolders()), FIXTURE].map(({ folder }) => folder)
  );
  await pool.end();
  project.provide("postgres", { url: postgres.url, template });
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${template}`);
    await admin.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
