/**
 * `virtual:forum/plugin-modules`: every front-end file of every plugin with its
 * Discourse name, and `virtual:forum/plugin-tests`: their QUnit files.
 */
import path from "node:path";
import type { Plugin } from "vite";
import { filesBelow, plugins, registered } from "./plugins";

const MODULES = "virtual:forum/plugin-modules";
const TESTS = "virtual:forum/plugin-tests";
const SOURCE = /(?<!\.d)\.(ts|gts|js|gjs)$/;

export default function pluginModules(): Plugin {
  return {
    name: "discourse-plugin-modules",
    resolveId: (id) => (id === MODULES || id === TESTS ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${MODULES}`) {
        return modules();
      }
      if (id === `\0${TESTS}`) {
        return plugins()
          .flatMap(({ folder }) => filesBelow(path.join(folder, "test/javascripts"), /-test\.(ts|gts|js|gjs)$/))
          .map((file) => `import ${JSON.stringify(file)};`)
          .join("\n");
      }
    },
  };
}

function modules(): string {
  const imports: string[] = [];
  const entries: string[] = [];
  for (const plugin of plugins()) {
    const base = path.join(plugin.folder, "assets/javascripts/discourse");
    const setting = registered(plugin, "enabled_site_setting")[0] ?? null;
    for (const file of filesBelow(base, SOURCE)) {
      const name = `module${imports.length}`;
      imports.push(`import * as ${name} from ${JSON.stringify(file)};`);
      const [kind, ...rest] = path.relative(base, file).replace(SOURCE, "").split("/");
      const [folder, inner] = rest.length ? [kind, rest.join("/")] : ["", kind];
      entries.push(
        `{ ${JSON.stringify({ plugin: plugin.name, setting, folder, name: inner }).slice(1, -1)}, module: ${name} }`
      );
    }
  }
  return `${imports.join("\n")}\nexport default [${entries.join(",\n")}];`;
}
