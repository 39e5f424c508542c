/**
 * Every script is named by a half whose types are checked. One that is only
 * imported would be read as well, but a changed one would go unseen: what was
 * checked is up to date as long as the files that its half names are.
 */
import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SCRIPT = /\.g?ts$/;

function namedBy(config: string): Set<string> {
  const file = join(ROOT, "config", config);
  const gts = { extension: ".gts", isMixedContent: true, scriptKind: ts.ScriptKind.Deferred };
  const { config: read } = ts.readConfigFile(file, (path) => ts.sys.readFile(path));
  const parsed = ts.parseJsonConfigFileContent(read, ts.sys, join(ROOT, "config"), {}, file, undefined, [gts]);
  expect(parsed.errors).toEqual([]);
  return new Set(parsed.fileNames.map((name) => relative(ROOT, name)));
}

async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && SCRIPT.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const frontEnd = namedBy("tsconfig.front-end.json");
const node = namedBy("tsconfig.node.json");

test.each(["config", "plugins", "test"])("every script of %s belongs to a half", async (folder) => {
  const unnamed = (await scriptsIn(folder)).filter((file) => !frontEnd.has(file) && !node.has(file));
  expect(unnamed).toEqual([]);
});

test("the browser's half names the acts that its code calls, so that a changed one is looked for there", async () => {
  const server = (await scriptsIn("plugins")).filter((file) => /\/server\/(?!.*\.test\.ts$)/.test(file));
  expect(server.length).toBeGreaterThan(0);
  expect(server.filter((file) => !frontEnd.has(file))).toEqual([]);
});
