/** Writes one plugin as an administrator puts it into Discourse's `plugins/`. */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildFrontEndFile, type Edition } from "./front-end";
import { BROUGHT } from "./older/services";

/** Of everything that lies in a plugin, what a forum needs. Server code comes as a bundle. */
const COPIED = ["plugin.rb", "config", "db", "lib", "app", "public", "assets/stylesheets", "assets/images"];
const FRONT_END = ["assets/javascripts", "admin/assets/javascripts", "test/javascripts"];

const SOURCE = /(?<!\.d)\.(gts|ts|gjs|js)$/;

export async function writePlugin(from: string, to: string, edition: Edition, services: Set<string>): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const part of COPIED) {
    if (existsSync(path.join(from, part))) {
      await cp(path.join(from, part), path.join(to, part), { recursive: true });
    }
  }
  for (const file of await frontEndFiles(from)) {
    const relative = path.relative(from, file);
    const built = await buildFrontEndFile(await readFile(file, "utf8"), file, edition, services);
    const target = path.join(to, path.dirname(relative), path.basename(built.file));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, built.code);
  }
  if (edition === "3.5" && path.basename(from) === "coop-core") {
    await bringOlder(to);
  }
}

/** What 3.5 has not got yet, and the other plugins find in the core. */
async function bringOlder(to: string): Promise<void> {
  for (const file of [...BROUGHT.map((name) => `services/${name}.js`), "lib/coop-pages.js"]) {
    const target = path.join(to, "assets/javascripts/discourse", file);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(import.meta.dirname, "older", file), target);
  }
}

export async function frontEndFiles(plugin: string): Promise<string[]> {
  const found = await Promise.all(
    FRONT_END.map((part) => path.join(plugin, part))
      .filter((folder) => existsSync(folder))
      .map(async (folder) =>
        (await readdir(folder, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
          .map((entry) => path.join(entry.parentPath, entry.name))
      )
  );
  return found.flat().sort();
}

/** `services/coop-live.ts` is `service:coop-live`. */
export function servicesOf(files: string[]): string[] {
  return files
    .map((file) => /\/javascripts\/discourse\/services\/([\w-]+)\.\w+$/.exec(file)?.[1])
    .filter((name) => name !== undefined);
}
