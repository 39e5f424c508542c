/** What Discourse does with a plugin's files when a page starts. */
import type Owner from "@ember/owner";
import type { PluginModule } from "virtual:forum/plugin-modules";
import { speakAs } from "../discourse/lib/plugin-api";
import { registries } from "./registries";

interface Initializer {
  initialize(owner: Owner): unknown;
}

export function runPlugins(owner: Owner, modules: PluginModule[]): void {
  for (const { plugin, folder, name, module } of modules) {
    if (folder === "connectors") {
      registries.connect(name.split("/")[0]!, module["default"], plugin);
    } else if (folder === "api-initializers" || folder === "initializers" || folder === "instance-initializers") {
      speakAs(plugin);
      (module["default"] as Initializer).initialize(owner);
    }
  }
  speakAs("");
}
