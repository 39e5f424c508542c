import type { CallContext } from "../host";
import type { Plugin } from "./plugin";

const READING = /^(list|show|count)-/;

/** The plugins that were loaded into this process, the core first. */
export class Registry {
  #plugins = new Map<string, Plugin>();
  #mismatched = new Map<string, string>();

  /** @param version of the core that the plugins share */
  constructor(readonly version: string) {}

  /** @param builtFor the core's version for which the plugin's bundle was built */
  register(plugin: Plugin, builtFor: string): void {
    for (const [name, act] of Object.entries(plugin.acts)) {
      if ((act.kind === "read") !== READING.test(name)) {
        throw new Error(`${plugin.name}/${name}: reading acts, and only they, begin with list-, show- or count-`);
      }
    }
    if (builtFor === this.version) {
      this.#mismatched.delete(plugin.name);
      this.#plugins.set(plugin.name, plugin);
    } else {
      this.#mismatched.set(plugin.name, builtFor);
    }
  }

  /** The core's version that an unusable plugin was built for, or undefined. */
  mismatch(name: string): string | undefined {
    return this.#mismatched.get(name);
  }

  get(name: string): Plugin | undefined {
    return this.#plugins.get(name);
  }

  /** Loaded and switched on in this forum, in order of loading. */
  enabled(context: CallContext): Plugin[] {
    return [...this.#plugins.values()].filter(({ name }) => context.plugins.includes(name));
  }
}
