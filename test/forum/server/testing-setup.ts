/** One PostgreSQL for a whole run of tests, with a template in which all migrations have run. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../postgres";
import { databaseAt, openPool } from "./database";
import { migrate } from "./migrate";
import { FIXTURE, listPluginFolders } from "./plugins";
import { dropDatabases, prepareTemplate, type TestServer } from "./testing-databases";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "coop-test-"));
  const postgres = await startPostgres({ dataDir, throwaway: true });
  // A server that was given may serve other runs at the same time.
  const run = randomBytes(6).toString("hex");
  const server: TestServer = { url: postgres.url, template: `coop_template_${run}`, prefix: `coop_test_${run}_` };
  const admin = openPool(server.url, 1);
  await admin.query(`CREATE DATABASE ${server.template}`);
  await admin.end();
  const url = databaseAt(server.url, server.template);
  const pool = openPool(url, 2);
  await migrate(
    pool,
    [...(await listPluginFolders()), FIXTURE].map(({ folder }) => folder)
  );
  await pool.end();
  await prepareTemplate(url);
  project.provide("postgres", server);
  return async () => {
    await dropDatabases(server);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
