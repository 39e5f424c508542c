/**
 * Discourse's module names. `discourse/…` are our stand-ins, `discourse/plugins/…`
 * the plugins' own files. What has no stand-in ends the build: on a real forum
 * it might work or not, and nobody would know before.
 */
import path from "node:path";
import type { Plugin } from "vite";
import { pluginsFolder, root } from "./plugins";

const app = path.join(root, "test/forum/app");

function fileOf(id: string): string | undefined {
  if (id === "discourse-i18n") {
    return path.join(app, "src/discourse-i18n");
  }
  const [, plugin, inner] = /^discourse\/plugins\/([^/]+)\/(.+)$/.exec(id) ?? [];
  if (plugin) {
    return path.join(pluginsFolder, plugin, "assets/javascripts", inner!);
  }
  const [, helper] = /^discourse\/tests\/(.+)$/.exec(id) ?? [];
  if (helper) {
    return path.join(app, "tests", helper);
  }
  const [, name] = /^discourse\/(.+)$/.exec(id) ?? [];
  return name && path.join(app, "src/discourse", name);
}

export default function moduleNames(): Plugin {
  return {
    name: "discourse-module-names",
    enforce: "pre",
    async resolveId(id, importer, options) {
      const target = fileOf(id);
      if (!target) {
        return;
      }
      const found = await this.resolve(target, importer, { ...options, skipSelf: true });
      if (!found) {
        this.error(
          `No stand-in for "${id}", imported by ${path.relative(root, importer ?? "")}. ` +
            `Use what Discourse 3.5 and today's share, and add it as ${path.relative(root, target)}.`
        );
      }
      return found;
    },
  };
}
