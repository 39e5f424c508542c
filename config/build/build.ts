/**
 * `npm run build`: `dist/3.5/coop-*` and `dist/current/coop-*`, what an
 * administrator puts into Discourse's `plugins/`. `-- --sizes` says only how
 * much a page loads of what was built.
 */
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Edition } from "./front-end";
import { splitPages } from "./older/pages";
import { frontEndFiles, servicesOf, writePlugin } from "./plugin-folder";
import { buildServer } from "./server";
import { sizeOf, table } from "./sizes";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PLUGINS = path.join(ROOT, "plugins");
const DIST = path.join(ROOT, "dist");
const EDITIONS: Edition[] = ["3.5", "current"];

async function pluginNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => existsSync(path.join(folder, name, "plugin.rb"))).sort();
}

async function writeEditions(names: string[]): Promise<void> {
  const files = await Promise.all(names.map((name) => frontEndFiles(path.join(PLUGINS, name))));
  const services = new Set(servicesOf(files.flat()));
  // Beside the old ones until they are whole: a forum that links to them never sees half.
  const making = (edition: Edition): string => path.join(DIST, `.${edition}`);
  for (const edition of EDITIONS) {
    await rm(making(edition), { recursive: true, force: true });
    for (const name of names) {
      await writePlugin(path.join(PLUGINS, name), path.join(making(edition), name), edition, services);
    }
  }
  await splitPages(names.map((name) => path.join(making("3.5"), name)));
  await buildServer(EDITIONS.map(making));
  for (const edition of EDITIONS) {
    await rm(path.join(DIST, edition), { recursive: true, force: true });
    await rename(making(edition), path.join(DIST, edition));
    console.log(`dist/${edition}: ${names.join(", ")}`);
  }
}

if (!process.argv.includes("--sizes")) {
  await writeEditions(await pluginNames(PLUGINS));
}

const built = path.join(DIST, "3.5");
if (!existsSync(built)) {
  console.error("Nothing is built yet: npm run build");
  process.exit(1);
}
const sizes = [];
for (const name of await pluginNames(built)) {
  sizes.push(await sizeOf(path.join(built, name)));
}
console.log(`\n${table(sizes)}`);
