/** A stand-in under a name that Discourse has not got would let through an import that fails on a real forum. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const OURS = path.join(ROOT, "test/forum/app/src/discourse");
const DECLARATIONS = path.join(ROOT, "node_modules/discourse/declarations");

/** Parts of other stand-ins, which nobody imports by name. */
const INNER = /^(form-kit\/|float-kit\/components\/d-float$)/;

const modules = readdirSync(OURS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(OURS, path.join(entry.parentPath, entry.name)).replace(/\.g?ts$/, ""))
  .filter((name) => !INNER.test(name));

function declaration(name: string): string {
  const [folder] = name.split("/");
  const apart = ["float-kit", "select-kit", "dialog-holder", "truth-helpers"].includes(folder!);
  return path.join(DECLARATIONS, apart ? name : `app/${name}`);
}

describe("every stand-in stands for a module of Discourse", () => {
  test.each(modules)("discourse/%s", (name) => {
    expect(existsSync(`${declaration(name)}.d.ts`)).toBe(true);
  });
});
