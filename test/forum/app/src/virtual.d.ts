declare module "virtual:forum/locales" {
  const locales: { [locale: string]: unknown };
  export default locales;
}

declare module "virtual:forum/icons" {
  const sprite: string;
  export default sprite;
}

declare module "virtual:forum/stylesheets" {}

interface ImportMeta {
  glob<T>(pattern: string | string[], options: { eager: true }): Record<string, T>;
}
