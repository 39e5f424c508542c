/**
 * The embedded forum as others run it: a process of its own with a database of
 * its own, and a way to look into both. For scenarios, journeys and load.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readClock, setClock } from "./forum/server/clock";
import { databaseAt, openPool, type Sql } from "./forum/server/database";
import { openForum, type Forum } from "./forum/server/forum";
import { tick } from "./forum/server/tick";
import { startPostgres } from "./postgres";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** How long a start may take: milliseconds. */
const START = 60_000;

export interface ForumProcess {
  url: string;
  apiKey: string;
  /** Milliseconds from its start to its first answer. */
  startedIn: number;
  child: ChildProcess;
  /** Resolves when the process is gone, to the signal that ended it. */
  gone: Promise<NodeJS.Signals | null>;
  stop(): Promise<void>;
}

export class NotStarted extends Error {
  constructor(
    message: string,
    /** What ended it, where something did. */
    readonly signal: NodeJS.Signals | null
  ) {
    super(message);
  }
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** Starts one process over a database; several over one behave as one forum. */
export async function startForum(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<ForumProcess> {
  const port = env["PORT"] ?? String(await freePort());
  const apiKey = env["API_KEY"] ?? randomBytes(32).toString("hex");
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "test/forum-process.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: "config/tsconfig.node.json",
      ...env,
      DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
      PORT: port,
      API_KEY: apiKey,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-20_000)));
  }
  const gone = new Promise<NodeJS.Signals | null>((ended) => child.once("exit", (_code, signal) => ended(signal)));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${url}/srv/status`, { headers: { accept: "application/json" } }).catch(() => undefined);
    if (answer?.ok) {
      break;
    }
    if (child.exitCode !== null || child.signalCode !== null || performance.now() - began > START) {
      const { signalCode } = child;
      child.kill("SIGKILL");
      throw new NotStarted(`the forum did not start:\n${said}`, signalCode);
    }
    await new Promise((later) => setTimeout(later, 25));
  }
  return {
    url,
    apiKey,
    startedIn: performance.now() - began,
    child,
    gone,
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await gone;
      clearTimeout(late);
    },
  };
}

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database that nobody has used, on DATABASE_URL's server or on one that is started for it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "coop-forum-"));
  const postgres = await startPostgres({ dataDir, throwaway: true });
  const name = `coop_run_${randomBytes(6).toString("hex")}`;
  const admin = openPool(postgres.url, 1);
  await admin.query(`CREATE DATABASE ${name}`);
  return {
    url: databaseAt(postgres.url, name),
    async drop() {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Looks into a forum's database from outside, and moves its clock. */
export class Inside {
  readonly sql: Sql;

  private constructor(readonly forum: Forum) {
    this.sql = forum.db.sql;
  }

  static async open(databaseUrl: string): Promise<Inside> {
    return new Inside(
      await openForum({ url: databaseUrl, migrated: true, strict: true, connections: 4, log: () => {} })
    );
  }

  /** Does what is due, and waits for what others are doing of it. */
  async tick(): Promise<void> {
    const { db } = this.forum;
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      await tick(this.forum);
      const now = await readClock(db);
      const waiting = await db.sql`
        SELECT 1 FROM coop_due WHERE state = 'waiting' AND due_at <= ${now}
        UNION ALL SELECT 1 FROM forum_events WHERE next_at <= ${now} LIMIT 1`;
      if (waiting.length === 0) {
        return;
      }
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error("what is due was not done within a minute");
  }

  /** Sets the clock, where it stands still, and does what is due then. */
  async setClock(instant: string): Promise<void> {
    await this.tick();
    await this.stand(instant);
    await this.tick();
  }

  /** Sets the clock and leaves what is due then to others. */
  stand(instant: string): Promise<void> {
    return setClock(this.forum.db, instant, true);
  }

  /** The machine's own time again. */
  setClockBack(): Promise<void> {
    return setClock(this.forum.db, new Date().toISOString(), false);
  }

  /** Moves the clock on, whatever was left undone until then, and does what is due. */
  async later({ hours }: { hours: number }): Promise<void> {
    await this.stand(new Date(Date.parse(await readClock(this.forum.db)) + hours * 3_600_000).toISOString());
    await this.tick();
  }

  /** What a person was sent, the oldest first. */
  async mailsTo({ id }: { id: number }): Promise<string[]> {
    const rows = await this.sql<{ raw: string }>`SELECT raw FROM email_logs WHERE user_id = ${id} ORDER BY id`;
    return rows.map(({ raw }) => raw);
  }

  close(): Promise<void> {
    return this.forum.close();
  }
}

export type EmbeddedForum = Inside & Pick<ForumProcess, "url" | "apiKey"> & { stop(): Promise<void> };

/** One forum for one run, gone without a trace afterwards. */
export async function startEmbedded(env: NodeJS.ProcessEnv = {}): Promise<EmbeddedForum> {
  const database = await freshDatabase();
  const process = await startForum(database.url, env);
  const inside = await Inside.open(database.url);
  return Object.assign(inside, {
    url: process.url,
    apiKey: process.apiKey,
    async stop() {
      await inside.close();
      await process.stop();
      await database.drop();
    },
  });
}
