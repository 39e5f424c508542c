/** `virtual:forum/stylesheets`: what each plugin.rb registers, in the order in which Discourse loads the plugins. */
import path from "node:path";
import type { Plugin } from "vite";
import { plugins, registered } from "./plugins";

const ID = "virtual:forum/stylesheets";

export default function stylesheets(): Plugin {
  return {
    name: "discourse-stylesheets",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) {
        return;
      }
      return plugins()
        .flatMap((plugin) =>
          registered(plugin, "register_asset")
            .filter((asset) => asset.endsWith(".scss"))
            .map((asset) => `import ${JSON.stringify(path.join(plugin.folder, "assets", asset))};`)
        )
        .join("\n");
    },
  };
}
