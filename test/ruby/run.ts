/**
 * The Ruby shell against real MiniRacer and real PostgreSQL, without Discourse.
 * Installs the few gems it needs into .cache, and says so where there is no Ruby.
 * `bench` as the first argument measures instead.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildServer } from "../../config/build/server";
import { startPostgres } from "../postgres";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const env = {
  ...process.env,
  BUNDLE_GEMFILE: path.join(ROOT, "config/ruby/Gemfile"),
  BUNDLE_PATH: path.join(ROOT, ".cache/bundle"),
  // Nothing is written beside the Gemfile.
  BUNDLE_APP_CONFIG: path.join(ROOT, ".cache/bundle"),
  BUNDLE_FROZEN: "true",
};

function run(command: string, args: string[], more: Record<string, string> = {}): number {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", env: { ...env, ...more } });
  if (error) {
    console.error(`${command}: ${error.message}`);
  }
  return status ?? 1;
}

const has = (command: string): boolean => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;

function install(): boolean {
  const there = spawnSync("bundle", ["check"], { cwd: ROOT, stdio: "ignore", env }).status === 0;
  return there || run("bundle", ["install", "--quiet", "--jobs", "2"]) === 0;
}

/** The specs' own summary comes last, whatever else was said after them. */
async function specs(args: string[], more: Record<string, string>): Promise<number> {
  const report = path.join(ROOT, ".cache/ruby-specs.json");
  await rm(report, { force: true });
  const options = ["--options", "test/ruby/.rspec", "--format", "progress", "--format", "json", "--out", report];
  const status = run("bundle", ["exec", "rspec", ...options, ...args], more);
  const { summary_line } = JSON.parse(await readFile(report, "utf8")) as { summary_line: string };
  console.log(summary_line);
  return status;
}

async function main(args: string[]): Promise<number> {
  if (!has("ruby") || !has("bundle")) {
    console.log("Ruby specs skipped: this machine has no Ruby with Bundler.");
    return 0;
  }
  if (!install()) {
    return 1;
  }
  await buildServer(path.join(ROOT, ".cache/server"), { fixture: true });
  const dataDir = await mkdtemp(path.join(tmpdir(), "coop-ruby-"));
  const postgres = await startPostgres({ dataDir, throwaway: true });
  try {
    const more = { DATABASE_URL: postgres.url };
    return args[0] === "bench"
      ? run("bundle", ["exec", "ruby", "test/ruby/bench.rb", ...args.slice(1)], more)
      : await specs(args, more);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
