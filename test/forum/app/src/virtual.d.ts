declare module "virtual:forum/locales" {
  const locales: { [locale: string]: unknown };
  export default locales;
}

declare module "virtual:forum/icons" {
  const sprite: string;
  export default sprite;
}

declare module "virtual:forum/stylesheets" {}

declare module "virtual:forum/plugin-tests" {}

declare module "virtual:forum/plugin-modules" {
  /** A front-end file of a plugin: `folder` is "routes", "services", …, or empty. */
  export interface PluginModule {
    plugin: string;
    /** The site setting that switches the plugin on and off. */
    setting: string | null;
    folder: string;
    name: string;
    module: Record<string, unknown>;
  }
  const modules: PluginModule[];
  export default modules;
}

declare module "*.scss" {}

interface ImportMeta {
  glob<T>(pattern: string | string[], options: { eager: true }): Record<string, T>;
}
