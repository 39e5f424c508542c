/** Site settings: declared in files of Discourse's format, overridden by rows of `site_settings`. */
import { fileURLToPath } from "node:url";
import { type Db } from "./database";
import { readSettingsFile, readYaml, type PluginFolder, type Yaml } from "./plugins";

export type SettingValue = string | number | boolean;
type Kind = "string" | "integer" | "bool" | "enum" | "list" | "group_list";

export interface Declaration {
  name: string;
  kind: Kind;
  default: SettingValue;
  /** Sent to browsers. */
  client: boolean;
  min?: number;
  max?: number;
  choices?: string[];
  /** The plugin that declares it, e.g. `coop-tasks`; none for the forum's own. */
  plugin?: string;
}

/** As Discourse numbers the kinds in `site_settings.data_type`. */
const DATA_TYPES: Record<Kind, number> = { string: 1, integer: 3, bool: 5, enum: 7, list: 8, group_list: 20 };

function declare(name: string, given: Yaml[string], plugin?: string): Declaration {
  const written = given !== null && typeof given === "object" ? given : { default: given };
  const value = (written["default"] ?? "") as SettingValue;
  const kind: Kind =
    written["type"] === "enum" || written["type"] === "list" || written["type"] === "group_list"
      ? written["type"]
      : typeof value === "boolean"
        ? "bool"
        : typeof value === "number"
          ? "integer"
          : "string";
  return {
    name,
    kind,
    default: value,
    client: written["client"] === true,
    min: written["min"] as number | undefined,
    max: written["max"] as number | undefined,
    choices: written["choices"] as string[] | undefined,
    plugin,
  };
}

export async function declareSettings(folders: PluginFolder[]): Promise<Map<string, Declaration>> {
  const own = (await readYaml(fileURLToPath(new URL("./settings.yml", import.meta.url)))) as Record<string, Yaml>;
  const files: [Record<string, Yaml>, string | undefined][] = [[own, undefined]];
  for (const { name, folder } of folders) {
    files.push([await readSettingsFile(folder), `coop-${name}`]);
  }
  const declarations = new Map<string, Declaration>();
  for (const [areas, plugin] of files) {
    for (const [name, given] of Object.values(areas).flatMap((area) => Object.entries(area))) {
      declarations.set(name, declare(name, given, plugin));
    }
  }
  return declarations;
}

export class WrongSetting extends Error {}

const fromText = ({ kind }: Declaration, text: string): SettingValue =>
  kind === "bool" ? text === "t" : kind === "integer" ? Number(text) : text;

/** What a setting becomes from what a form or JSON gives, or why not. */
function checked(declaration: Declaration, given: unknown): SettingValue {
  const { name, kind, min, max, choices } = declaration;
  const text = String(given ?? "");
  if (kind === "bool") {
    return text === "true" || text === "t";
  }
  if (kind === "integer") {
    const number = Number(text);
    if (!/^-?\d+$/.test(text) || (min !== undefined && number < min) || (max !== undefined && number > max)) {
      throw new WrongSetting(`${name}: Value must be between ${min ?? "any"} and ${max ?? "any"}.`);
    }
    return number;
  }
  if (kind === "enum" && choices && !choices.includes(text)) {
    throw new WrongSetting(`${name}: Invalid value.`);
  }
  return text;
}

export type SettingValues = Readonly<Record<string, SettingValue>>;

/** Keeps the values until somebody, in whatever process, changed one. */
export class Settings {
  #values: SettingValues = {};
  #version: string | null | undefined;

  constructor(readonly declarations: Map<string, Declaration>) {}

  /** @param version of `forum_state`, which callers have in hand from a query they make anyway */
  async at(db: Db, version: string | null): Promise<SettingValues> {
    if (version !== this.#version) {
      const rows = await db.sql<{ name: string; value: string }>`SELECT name, value FROM site_settings`;
      const values: Record<string, SettingValue> = {};
      for (const declaration of this.declarations.values()) {
        values[declaration.name] = declaration.default;
      }
      for (const { name, value } of rows) {
        const declaration = this.declarations.get(name);
        if (declaration) {
          values[name] = fromText(declaration, value);
        }
      }
      this.#values = values;
      this.#version = version;
    }
    return this.#values;
  }

  async read(db: Db): Promise<SettingValues> {
    const [row] = await db.sql<{ value: string }>`SELECT value FROM forum_state WHERE key = 'settings_version'`;
    return this.at(db, row?.value ?? null);
  }

  async set(
    db: Db,
    name: string,
    given: unknown,
    now: string
  ): Promise<{ previous: SettingValue; value: SettingValue }> {
    const declaration = this.declarations.get(name);
    if (!declaration) {
      throw new WrongSetting(`No setting named '${name}' exists`);
    }
    const previous = (await this.read(db))[name]!;
    const value = checked(declaration, given);
    const text = typeof value === "boolean" ? (value ? "t" : "f") : String(value);
    await db.sql`
      INSERT INTO site_settings (name, data_type, value, created_at, updated_at)
      VALUES (${name}, ${DATA_TYPES[declaration.kind]}, ${text}, ${now}, ${now})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
    await db.sql`
      INSERT INTO forum_state (key, value) VALUES ('settings_version', '1')
      ON CONFLICT (key) DO UPDATE SET value = (forum_state.value::bigint + 1)::text`;
    return { previous, value };
  }
}

/** Names of the plugins that are switched on; none is without the core. */
export function enabledPlugins(folders: PluginFolder[], values: SettingValues): string[] {
  const on = ({ name }: PluginFolder): boolean => values[`coop_${name}_enabled`] !== false;
  return folders.some((folder) => folder.name === "core" && on(folder))
    ? folders.filter(on).map(({ name }) => name)
    : [];
}

/** Settings of the forum itself that acts obey, besides the suite's own. */
const FOR_ACTS = [
  "title",
  "default_locale",
  "enable_names",
  "suppress_secured_categories_from_admin",
  "enable_category_group_moderation",
  "disable_emails",
  "flag_post_allowed_groups",
  "cooldown_hours_until_reflag",
];

/** What acts may know. */
export const settingsForActs = (values: SettingValues): Record<string, SettingValue> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("coop_") || FOR_ACTS.includes(name)));
