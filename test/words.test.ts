/** Words that the compiler cannot miss: a key that stands in no file is shown as it is, or not at all. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { KERNEL_REFUSALS } from "../plugins/coop-core/server/kernel/dispatch";
import { TEXT_REFUSALS } from "../plugins/coop-core/server/moderation";
import { core } from "../plugins/coop-core/server/index";
import { listPluginFolders, loadPlugins, ROOT, type Yaml } from "./forum/server/plugins";
import { Texts } from "./forum/server/host/texts";

/** Codes of the hosts, of the browser's own and of lines in a list, with which no act refuses. */
const ELSEWHERE: Record<string, string[]> = {
  core: ["too_large", "not_json", "rate_limit", "bad_csrf", "unreachable"],
  tasks: ["help_gone", "torn_line", "cells_left_over"],
};
/** What sentences may name. */
const VALUES = { username: "ana", word: "spam", name: "Drivers", coop: "Beanstalk", heading: "Title" };

const folders = await listPluginFolders();
const plugins = [core, ...(await loadPlugins(folders))];
const texts = await Texts.read(folders);
const client = texts.clientTree("en");

function at(key: string): Yaml[string] | undefined {
  let node: Yaml[string] | undefined = client;
  for (const part of key.split(".")) {
    node = node !== null && typeof node === "object" ? node[part] : undefined;
  }
  return node;
}

const keysUnder = (key: string): string[] => Object.keys((at(key) ?? {}) as Yaml);

describe.each(plugins.map(({ name, acts }) => ({ name, acts })))("refusals of $name", ({ name, acts }) => {
  const codes = new Set([
    ...Object.values(acts).flatMap(({ refuses = {} }) => Object.keys(refuses)),
    ...(name === "core" ? Object.keys(KERNEL_REFUSALS) : []),
    ...(ELSEWHERE[name] ?? []),
  ]);
  const keys = keysUnder(`coop_${name}.refusals`);

  test("each has its sentence, and no sentence is left of a code that nobody refuses with", () => {
    const said = new Set([...keys, ...keysUnder("coop_core.refusals")]);
    expect([...codes].filter((code) => !said.has(code)).map((code) => `coop_${name}.refusals.${code}`)).toEqual([]);
    const everybodys = new Set(name === "core" ? Object.keys(TEXT_REFUSALS) : []);
    expect(keys.filter((code) => !codes.has(code) && !everybodys.has(code))).toEqual([]);
  });

  test.each(keys)("%s says what is so, why, and what one can do", (code) => {
    for (const count of [1, 4]) {
      const text = texts.translate("en", `js.coop_${name}.refusals.${code}`, { ...VALUES, count });
      expect(text).toMatch(/^([^]*?[.?](\s|$)){3}/);
      expect(text).not.toMatch(/invalid|error|not allowed|%\{/i);
    }
  });
});

describe.each(plugins.map(({ name }) => name))("notices of %s", (name) => {
  const notices = `coop_${name}.notices`;
  const namesATitle = (word: string) => JSON.stringify(at(`${notices}.${word}`)).includes("%{title}");

  test("what names a title has words for a board that not everybody sees, which name none", () => {
    const words = keysUnder(notices);
    const naming = words.filter((word) => namesATitle(word));
    expect(naming.filter((word) => word.endsWith("_private"))).toEqual([]);
    expect(naming.map((word) => `${word}_private`).filter((word) => !words.includes(word))).toEqual([]);
  });
});

/** A key that is written out: whole, or up to where a value goes on. */
const KEY = /["'`](?<key>coop_\w+\.[\w.]*)(?:["'`]|(?<goesOn>\$\{))/g;

test("every key that is written out in the browser's code has words", async () => {
  const missing: string[] = [];
  let used = 0;
  for (const { folder } of folders) {
    const entries = await readdir(join(folder, "assets/javascripts"), { recursive: true, withFileTypes: true });
    for (const { name, parentPath } of entries.filter((entry) => /\.g?ts$/.test(entry.name))) {
      for (const { groups } of (await readFile(join(parentPath, name), "utf8")).matchAll(KEY)) {
        const { key, goesOn } = groups as { key: string; goesOn?: string };
        const [, above, begins] = /^(.*)\.(\w*)$/.exec(key)!;
        const there = goesOn ? keysUnder(above!).some((word) => word.startsWith(begins!)) : at(key) !== undefined;
        used += 1;
        if (!there) {
          missing.push(`${relative(ROOT, join(parentPath, name))}: ${key}`);
        }
      }
    }
  }
  expect(missing).toEqual([]);
  expect(used).toBeGreaterThan(500);
});
