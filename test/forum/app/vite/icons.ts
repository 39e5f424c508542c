/**
 * `virtual:forum/icons`: a sprite of the icons that are named anywhere in the
 * front end. An icon that is neither Discourse's own nor registered would be an
 * empty place on a real forum, so here it ends the build.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";
import { CORE_ICONS } from "./core-icons";
import { filesBelow, plugins, registered, root } from "./plugins";

const ID = "virtual:forum/icons";
const fontAwesome = path.dirname(createRequire(import.meta.url).resolve("@fortawesome/fontawesome-free/package.json"));

export default function icons(): Plugin {
  return {
    name: "discourse-icons",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) {
        return;
      }
      const symbols = new Map<string, string>();
      for (const { where, known, folders } of sources()) {
        for (const file of folders.flatMap((folder) => filesBelow(folder, /\.(ts|gts|js|gjs)$/))) {
          const code = readFileSync(file, "utf8");
          for (const [, name] of code.matchAll(/(?:\{\{icon|\(icon|@icon=|\bicon:)\s*"([\w-]+)"/g)) {
            if (!known.has(name!)) {
              this.error(`${path.relative(root, file)}: the icon "${name}" is not registered by ${where}`);
            }
          }
          for (const [, name] of code.matchAll(/["'`]([a-z][\w-]*)["'`]/g)) {
            if (known.has(name!)) {
              symbols.set(name!, symbol(name!));
            }
          }
        }
        for (const name of known) {
          if (!CORE_ICONS.has(name)) {
            symbols.set(name, symbol(name));
          }
        }
      }
      const sprite = `<svg xmlns="http://www.w3.org/2000/svg" style="display:none">${[...symbols.values()].join("")}</svg>`;
      return `export default ${JSON.stringify(sprite)}`;
    },
  };
}

function sources(): { where: string; known: Set<string>; folders: string[] }[] {
  return [
    {
      where: "Discourse",
      known: CORE_ICONS,
      folders: [path.join(root, "test/forum/app/src")],
    },
    ...plugins().map((plugin) => ({
      where: `${plugin.name}/plugin.rb`,
      // Icons of the core plugin serve those that stand on it.
      known: new Set([
        ...CORE_ICONS,
        ...plugins()
          .filter(({ name }) => name === plugin.name || name === "coop-core")
          .flatMap((one) => registered(one, "register_svg_icon")),
      ]),
      folders: [path.join(plugin.folder, "assets/javascripts")],
    })),
  ];
}

function symbol(name: string): string {
  const [folder, base] = name.startsWith("far-")
    ? ["regular", name.slice(4)]
    : name.startsWith("fab-")
      ? ["brands", name.slice(4)]
      : ["solid", name];
  const file = path.join(fontAwesome, "svgs", folder, `${base}.svg`);
  if (!existsSync(file)) {
    throw new Error(`Font Awesome has no icon "${name}"`);
  }
  const svg = readFileSync(file, "utf8");
  const viewBox = /viewBox="([^"]+)"/.exec(svg)![1];
  const paths = [...svg.matchAll(/<path[^>]*>/g)].map(([path_]) => path_.replace(/([^/])>$/, "$1/>")).join("");
  return `<symbol id="${name}" viewBox="${viewBox}">${paths}</symbol>`;
}
