/** The plugins' files, as far as their plugins are switched on. */
import all, { type PluginModule } from "virtual:forum/plugin-modules";

const CORE = "coop-core";

/**
 * Discourse sends no code of a plugin that is off. The suite's plugins withhold
 * theirs too where the core is missing or off, since they stand on it.
 */
export function enabledModules(siteSettings: Record<string, unknown>): PluginModule[] {
  const isOn = (plugin: string): boolean => {
    const one = all.find((module) => module.plugin === plugin);
    return !!one && (one.setting === null || siteSettings[one.setting] !== false);
  };
  const coreIsOn = isOn(CORE);
  return all.filter(({ plugin }) => isOn(plugin) && (plugin === CORE || !plugin.startsWith("coop-") || coreIsOn));
}

export function allModules(): PluginModule[] {
  return all;
}
