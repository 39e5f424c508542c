/** The plugins' files, as far as their plugins are switched on. */
import all, { type PluginModule } from "virtual:forum/plugin-modules";
import type { Preloaded } from "./preloaded";

const CORE = "coop-core";

/**
 * Discourse sends no code of a plugin that is off. The suite's plugins withhold
 * theirs too where the core is missing or off, since they stand on it.
 */
export function enabledModules({ plugins, siteSettings }: Pick<Preloaded, "plugins" | "siteSettings">): PluginModule[] {
  const isOn = (plugin: string, setting: string | null): boolean =>
    plugins ? plugins.includes(plugin) : setting === null || siteSettings[setting] !== false;
  const coreIsOn = all.some(({ plugin, setting }) => plugin === CORE && isOn(plugin, setting));
  return all.filter(
    ({ plugin, setting }) => isOn(plugin, setting) && (plugin === CORE || !plugin.startsWith("coop-") || coreIsOn)
  );
}
