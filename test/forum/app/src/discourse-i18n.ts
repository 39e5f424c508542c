/** Discourse's translations: `en.js.…`, `%{value}` and plural forms by `count`. */
import locales from "virtual:forum/locales";

export type Values = Record<string, unknown> & { count?: number; defaultValue?: string };

type Tree = { [key: string]: Tree | string };

const plural = new Intl.PluralRules("en");
const words = ((locales["en"] as Tree | undefined)?.["js"] ?? {}) as Tree;

function find(scope: string): Tree | string | undefined {
  let node: Tree | string | undefined = words;
  for (const part of scope.split(".")) {
    node = typeof node === "object" ? node[part] : undefined;
  }
  return node;
}

export function i18n(scope: string, values: Values = {}): string {
  let found = find(scope);
  if (typeof found === "object" && typeof values.count === "number") {
    const form = values.count === 0 && "zero" in found ? "zero" : plural.select(values.count);
    found = found[form] ?? found["other"];
  }
  if (typeof found !== "string") {
    return values.defaultValue ?? `[en.js.${scope}]`;
  }
  return found.replace(/%\{(\w+)\}|\{\{(\w+)\}\}/g, (whole, a?: string, b?: string) => {
    const value = values[(a ?? b)!];
    return value === undefined ? whole : String(value);
  });
}

const I18n = {
  locale: "en",
  defaultLocale: "en",
  t: i18n,
  translate: i18n,
  currentLocale: () => "en",
  lookup: (scope: string) => find(scope) ?? null,
};

export default I18n;
