/** The texts of the plugins' locale files, client and server, with plural forms and `%{values}`. */
import { readLocaleFiles, type PluginFolder, type Yaml } from "../plugins";

const VALUE = /%\{(\w+)\}/g;

type Values = Record<string, string | number | boolean | null>;

function merge(into: Yaml, from: Yaml): void {
  for (const [key, value] of Object.entries(from)) {
    const held = into[key];
    if (held !== null && typeof held === "object" && value !== null && typeof value === "object") {
      merge(held, value);
    } else {
      into[key] = value;
    }
  }
}

function pluralOf(node: Yaml, locale: string, count: unknown): Yaml[string] | undefined {
  if (typeof count !== "number") {
    return undefined;
  }
  const rule = new Intl.PluralRules(locale.replace("_", "-")).select(count);
  return (count === 0 ? node["zero"] : undefined) ?? node[rule] ?? node["other"];
}

export class Texts {
  #locales = new Map<string, Yaml>();

  static async read(folders: PluginFolder[]): Promise<Texts> {
    const texts = new Texts();
    for (const { folder } of folders) {
      for (const side of ["client", "server"] as const) {
        for (const [locale, tree] of await readLocaleFiles(folder, side)) {
          const held = texts.#locales.get(locale) ?? {};
          texts.#locales.set(locale, held);
          merge(held, tree);
        }
      }
    }
    return texts;
  }

  /** The tree of client texts that a browser gets, English where a locale has none. */
  clientTree(locale: string): Yaml {
    const tree: Yaml = {};
    for (const name of ["en", locale]) {
      merge(tree, structuredClone((this.#locales.get(name)?.["js"] ?? {}) as Yaml));
    }
    return tree;
  }

  /** @throws where the key is in no file, or its text names a value that is not given */
  demand(locale: string, key: string, values: Values): void {
    const text = this.#find(locale, key, values["count"]);
    const hole = text?.match(VALUE)?.find((named) => values[named.slice(2, -1)] === undefined);
    if (text === undefined || hole) {
      throw new Error(`${key} ${hole ? `is not given ${hole}` : "has no words in config/locales"}`);
    }
  }

  /** @returns an empty text where the key is in no file */
  translate(locale: string, key: string, values: Values): string {
    const text = this.#find(locale, key, values["count"]) ?? "";
    return text.replace(VALUE, (whole, value: string) => String(values[value] ?? whole));
  }

  #find(locale: string, key: string, count: Values[string] | undefined): string | undefined {
    for (const name of new Set([locale, locale.split("_")[0]!, "en"])) {
      let node: Yaml[string] | undefined = this.#locales.get(name);
      for (const part of key.split(".")) {
        node = node !== null && typeof node === "object" && Object.hasOwn(node, part) ? node[part] : undefined;
      }
      const found = node !== null && typeof node === "object" ? pluralOf(node, name, count) : node;
      if (typeof found === "string") {
        return found;
      }
    }
    return undefined;
  }
}
