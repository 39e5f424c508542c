/** Builds the forum's pages where they are missing or older than what they are made of. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./plugins";

export const PAGES_DIR = join(ROOT, ".cache/forum-app");

async function newestIn(folder: string): Promise<number> {
  let newest = 0;
  for (const entry of existsSync(folder) ? await readdir(folder, { withFileTypes: true, recursive: true }) : []) {
    if (entry.isFile()) {
      newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name))).mtimeMs);
    }
  }
  return newest;
}

/** What the pages are made of. */
async function sources(): Promise<string[]> {
  const plugins = await readdir(join(ROOT, "plugins"));
  return [
    join(ROOT, "test/forum/app"),
    ...plugins.flatMap((plugin) => ["assets", "config/locales"].map((part) => join(ROOT, "plugins", plugin, part))),
  ];
}

async function isFresh(): Promise<boolean> {
  const page = join(PAGES_DIR, "index.html");
  if (!existsSync(page)) {
    return false;
  }
  const built = (await stat(page)).mtimeMs;
  const changed = await Promise.all((await sources()).map(newestIn));
  return Math.max(...changed) <= built;
}

export async function buildPages(): Promise<void> {
  if (await isFresh()) {
    return;
  }
  console.log("Building the forum's pages …");
  const npm = spawn("npm", ["run", "--silent", "build:forum-app"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const code = await new Promise<number | null>((ended) => npm.once("close", ended));
  if (code !== 0) {
    throw new Error(`The forum's pages could not be built:\n${said}`);
  }
}
