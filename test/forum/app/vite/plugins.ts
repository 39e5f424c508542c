/** The plugins in the repository, and what their plugin.rb says of the front end. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../../../..");

/** Where the plugins are: the sources, or what the build made of them. */
export const pluginsFolder = path.resolve(root, process.env["FORUM_PLUGINS"] ?? "plugins");

export interface PluginFolder {
  name: string;
  folder: string;
  ruby: string;
}

export function plugins(): PluginFolder[] {
  return readdirSync(pluginsFolder)
    .filter((name) => existsSync(path.join(pluginsFolder, name, "plugin.rb")))
    .sort()
    .map((name) => {
      const folder = path.join(pluginsFolder, name);
      return { name, folder, ruby: readFileSync(path.join(folder, "plugin.rb"), "utf8") };
    });
}

/** `register_svg_icon "hand"` and the like: the first string of each call. */
export function registered(plugin: PluginFolder, call: string): string[] {
  const pattern = new RegExp(`^\\s*${call}[\\s(]+:?["']?([\\w./-]+)`, "gm");
  return [...plugin.ruby.matchAll(pattern)].map((match) => match[1]!);
}

export function filesBelow(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
