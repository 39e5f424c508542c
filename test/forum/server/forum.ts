/** One process of the embedded forum: its database, its plugins and what they share. */
import { randomBytes } from "node:crypto";
import pLimit, { type LimitFunction } from "p-limit";
import type pg from "pg";
import { createKernel } from "../../../plugins/coop-core/server/kernel/create";
import type { Dispatch } from "../../../plugins/coop-core/server/kernel/dispatch";
import type { Plugin } from "../../../plugins/coop-core/server/kernel/plugin";
import type { Registry } from "../../../plugins/coop-core/server/kernel/registry";
import { VERSION } from "../../../plugins/coop-core/server/version";
import { openPool, over, type Db } from "./database";
import { Texts } from "./host/texts";
import { LiveMessages } from "./live/messages";
import { Wire } from "./live/wire";
import { migrate } from "./migrate";
import { listPluginFolders, loadPlugins, type PluginFolder } from "./plugins";
import { declareSettings, Settings } from "./settings";

export interface LogEntry {
  level: "info" | "warn" | "error";
  message: string;
  data: Record<string, unknown>;
}

export interface Forum {
  url: string;
  pool: pg.Pool;
  db: Db;
  folders: PluginFolder[];
  registry: Registry;
  dispatch: Dispatch;
  /** Few acts write at a time, as on a Discourse with its few processes: a crowd at one row leaves connections to readers. */
  writing: LimitFunction;
  settings: Settings;
  texts: Texts;
  live: LiveMessages;
  wire: Wire;
  /** With which this forum signs; kept in the database. */
  secret: string;
  /** Address without a slash at the end. */
  base_url: string;
  /** Answers are held against their schema, refusals against what the act says of them, notices and letters against their words. */
  strict: boolean;
  log(entry: LogEntry): void;
  close(): Promise<void>;
}

export interface ForumOptions {
  url: string;
  base_url?: string;
  strict?: boolean;
  /** Instead of all in `plugins/`; the core is always there. */
  plugins?: Plugin[];
  folders?: PluginFolder[];
  migrated?: boolean;
  connections?: number;
  /** Of somebody who keeps it when this forum is closed. */
  pool?: pg.Pool;
  log?: Forum["log"];
}

const WRITERS = 8;

const writeLine: Forum["log"] = ({ level, message, data }) =>
  console[level](`${level}: ${message}${Object.keys(data).length > 0 ? ` ${JSON.stringify(data)}` : ""}`);

/** A value that the first process makes and all others find. */
export async function keepState(db: Db, key: string, make: () => string): Promise<string> {
  await db.sql`INSERT INTO forum_state (key, value) VALUES (${key}, ${make()}) ON CONFLICT (key) DO NOTHING`;
  const [row] = await db.sql<{ value: string }>`SELECT value FROM forum_state WHERE key = ${key}`;
  return row!.value;
}

export async function openForum(options: ForumOptions): Promise<Forum> {
  const folders = options.folders ?? (await listPluginFolders());
  const pool = options.pool ?? openPool(options.url, options.connections);
  if (!options.migrated) {
    await migrate(
      pool,
      folders.map(({ folder }) => folder)
    );
  }
  const db = over(pool);
  const { registry, dispatch } = createKernel();
  for (const plugin of options.plugins ?? (await loadPlugins(folders))) {
    registry.register(plugin, VERSION);
  }
  const wire = await Wire.open(options.url);
  return {
    url: options.url,
    pool,
    db,
    folders,
    registry,
    dispatch,
    writing: pLimit(WRITERS),
    settings: new Settings(await declareSettings(folders)),
    texts: await Texts.read(folders),
    live: new LiveMessages(pool, wire),
    wire,
    secret: await keepState(db, "secret", () => randomBytes(32).toString("hex")),
    base_url: options.base_url ?? "http://localhost",
    strict: options.strict ?? process.env["COOP_STRICT"] === "1",
    log: options.log ?? writeLine,
    async close() {
      await wire.close();
      if (!options.pool) {
        await pool.end();
      }
    },
  };
}
