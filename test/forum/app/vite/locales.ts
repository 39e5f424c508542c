/** `virtual:forum/locales`: the forum's own words and the plugins', as Discourse merges them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import YAML from "yaml";
import { pluginsFolder, plugins, root } from "./plugins";

const ID = "virtual:forum/locales";

type Tree = { [key: string]: Tree | string };

export default function locales(): Plugin {
  return {
    name: "discourse-locales",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) {
        return;
      }
      const all: Tree = {};
      for (const file of [
        path.join(root, "test/forum/app/config/locales/client.en.yml"),
        ...plugins().map(({ name }) => path.join(pluginsFolder, name, "config/locales/client.en.yml")),
      ]) {
        if (existsSync(file)) {
          this.addWatchFile(file);
          merge(all, (YAML.parse(readFileSync(file, "utf8")) as Tree) ?? {});
        }
      }
      return `export default ${JSON.stringify(all)}`;
    },
  };
}

function merge(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    if (value && typeof value === "object") {
      into[key] ??= {};
      merge(into[key] as Tree, value);
    } else {
      into[key] = value;
    }
  }
}
