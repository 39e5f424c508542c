/** A forum that listens: for the demo, for the scenarios and for the journeys. */
import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import { randomBytes } from "node:crypto";
import { PAGES_DIR } from "./build-pages";
import { fillDatabase } from "./demo/fill";
import { keepState, openForum, type Forum } from "./forum";
import { createApp } from "./http/app";
import { hashedKey } from "./http/who";
import { FIXTURE, listPluginFolders } from "./plugins";
import { startTicking } from "./tick";

export interface StartOptions {
  url: string;
  host?: string;
  /** 0: a free one. */
  port?: number;
  /** Fills an empty database with the demo's federation, and opens one-click sign-in and the clock. */
  demo: boolean;
  /** Only the clock and one-click sign-in, without the federation. */
  empty?: boolean;
  apiKey?: string;
  limits?: boolean;
  strict?: boolean;
  /** Tests: the plugin that is never shipped, too. */
  fixture?: boolean;
  log?: Forum["log"];
}

export interface RunningForum {
  forum: Forum;
  /** Where a browser finds it. */
  address: string;
  apiKey: string;
  stop(): Promise<void>;
}

/**
 * The key that everything may be done with, in anybody's name. Of an API_KEY that
 * changed, the new one counts; one that another process on the database was
 * started with counts as long as that runs.
 */
async function keepApiKey(forum: Forum, given: string | undefined): Promise<string> {
  const key = given ?? (await keepState(forum.db, "api_key", () => randomBytes(32).toString("hex")));
  const now = new Date().toISOString();
  await forum.wire.bearName(`coop-forum ${hashedKey(key).slice(0, 32)}`);
  await forum.db.sql`
    DELETE FROM api_keys WHERE description = 'start' AND key_hash <> ${hashedKey(key)} AND NOT EXISTS (
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'coop-forum ' || left(api_keys.key_hash, 32))`;
  await forum.db.sql`
    INSERT INTO api_keys (created_by_id, description, key_hash, truncated_key, created_at, updated_at)
    VALUES (-1, 'start', ${hashedKey(key)}, ${key.slice(0, 4)}, ${now}, ${now}) ON CONFLICT (key_hash) DO NOTHING`;
  return key;
}

const listening = (server: ServerType): Promise<number> =>
  new Promise((ready, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      failed(error.code === "EADDRINUSE" ? new Error("The port is in use. Choose another with PORT=…") : error);
    });
    server.once("listening", () => ready((server.address() as AddressInfo).port));
  });

export async function startForum(options: StartOptions): Promise<RunningForum> {
  const { host = "127.0.0.1", port = 0, demo } = options;
  const folders = await listPluginFolders();
  const forum = await openForum({
    url: options.url,
    strict: options.strict,
    folders: options.fixture ? [...folders, FIXTURE] : folders,
    log: options.log,
  });
  const apiKey = await keepApiKey(forum, options.apiKey);
  const ticking = startTicking(forum);
  if (demo && !options.empty) {
    await fillDatabase(forum);
  }
  const app = createApp(forum, { appDir: PAGES_DIR, demo, limits: options.limits, ticking });
  const server = serve({ fetch: app.fetch, hostname: host, port });
  const address = `http://${host === "0.0.0.0" ? "localhost" : host.includes(":") ? `[${host}]` : host}:${await listening(server)}`;
  forum.base_url = address;
  ticking.soon();
  return {
    forum,
    address,
    apiKey,
    async stop() {
      // Long polls would hold it open.
      const closed = new Promise((done) => server.close(done));
      (server as { closeAllConnections?: () => void }).closeAllConnections?.();
      await closed;
      await ticking.stop();
      await forum.close();
    },
  };
}
