/** The plugins of this repository as the forum finds them: code, settings, texts and migrations. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import type { Plugin } from "../../../plugins/coop-core/server/kernel/plugin";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface PluginFolder {
  /** Without `coop-`. */
  name: string;
  folder: string;
}

/** All that lie in `plugins/`, the core first as its bundle is. */
export async function listPluginFolders(): Promise<PluginFolder[]> {
  const found = (await readdir(join(ROOT, "plugins")))
    .filter((name) => name.startsWith("coop-") && existsSync(join(ROOT, "plugins", name, "server/index.ts")))
    .map((name) => ({ name: name.slice("coop-".length), folder: join(ROOT, "plugins", name) }));
  return found.sort((a, b) => Number(b.name === "core") - Number(a.name === "core") || (a.name < b.name ? -1 : 1));
}

/** For tests of the core and the hosts; never shipped. */
export const FIXTURE: PluginFolder = { name: "fixture", folder: join(ROOT, "test/fixture") };

/** Their tables of contents, by the constant that each index exports under the plugin's name. */
export async function loadPlugins(folders: PluginFolder[]): Promise<Plugin[]> {
  const loaded: Plugin[] = [];
  for (const { name, folder } of folders.filter((plugin) => plugin.name !== "core")) {
    const index = (await import(pathToFileURL(join(folder, "server/index.ts")).href)) as Record<string, Plugin>;
    const plugin = Object.values(index).find((value) => value?.name === name && value.acts);
    if (!plugin) {
      throw new Error(`${folder}/server/index.ts exports no plugin of the name ${name}`);
    }
    loaded.push(plugin);
  }
  return loaded;
}

export type Yaml = { [key: string]: string | number | boolean | null | Yaml };

const files = new Map<string, Promise<unknown>>();

/** What a YAML file holds, null where it is empty; parsed once in a process, since tests open many forums. A copy of one's own. */
export async function readYaml(file: string): Promise<unknown> {
  const parsed = files.get(file) ?? readFile(file, "utf8").then((text) => parse(text) as unknown);
  files.set(file, parsed);
  return structuredClone(await parsed);
}

/** Every `config/locales/<side>.<locale>.yml`, by locale: `en` → the tree under `en:`. */
export async function readLocaleFiles(folder: string, side: "client" | "server"): Promise<Map<string, Yaml>> {
  const locales = join(folder, "config/locales");
  const trees = new Map<string, Yaml>();
  for (const file of existsSync(locales) ? await readdir(locales) : []) {
    const locale = new RegExp(`^${side}\\.(\\w+)\\.yml$`).exec(basename(file))?.[1];
    if (locale) {
      const tree = ((await readYaml(join(locales, file))) ?? {}) as Yaml;
      trees.set(locale, (tree[locale] ?? {}) as Yaml);
    }
  }
  return trees;
}

/** Discourse's `config/settings.yml`: area → setting → its declaration or plain default. */
export async function readSettingsFile(folder: string): Promise<Record<string, Yaml>> {
  const file = join(folder, "config/settings.yml");
  return existsSync(file) ? (((await readYaml(file)) ?? {}) as Record<string, Yaml>) : {};
}
