/** Brings a database up to date: the forum's own tables, then those of the plugins, in order of their file names. */
import { readdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { inTransaction, over } from "./database";

const OWN = fileURLToPath(new URL("./schema", import.meta.url));
/** Any number, as long as every process takes the same: only one migrates at a time. */
const LOCK = 7_411_001;

async function listMigrations(folders: string[]): Promise<{ version: string; file: string }[]> {
  const files: string[] = [];
  for (const folder of folders.filter((path) => existsSync(path))) {
    files.push(...(await readdir(folder)).filter((name) => name.endsWith(".sql")).map((name) => join(folder, name)));
  }
  const migrations = files.map((file) => ({ version: /^\d+/.exec(basename(file))?.[0] ?? "", file }));
  migrations.sort((a, b) => (a.version < b.version ? -1 : 1));
  for (const [at, { version, file }] of migrations.entries()) {
    if (!version || version === migrations[at - 1]?.version) {
      throw new Error(`${file}: a migration's name begins with a number of its own`);
    }
  }
  return migrations;
}

/** @param pluginFolders each with `db/migrate/*.sql` */
export async function migrate(pool: pg.Pool, pluginFolders: string[]): Promise<void> {
  const migrations = await listMigrations([OWN, ...pluginFolders.map((folder) => join(folder, "db/migrate"))]);
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("CREATE TABLE IF NOT EXISTS schema_migrations (version varchar PRIMARY KEY)");
    const rows = await over(client).sql<{ version: string }>`SELECT version FROM schema_migrations`;
    const done = new Set(rows.map(({ version }) => version));
    for (const { version, file } of migrations.filter((migration) => !done.has(migration.version))) {
      await inTransaction(pool, async (db) => {
        await db.query(await readFile(file, "utf8"));
        await db.sql`INSERT INTO schema_migrations (version) VALUES (${version})`;
      }).catch((cause: Error) => {
        throw new Error(`${file}: ${cause.message}`, { cause });
      });
    }
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => {});
    client.release();
  }
}
