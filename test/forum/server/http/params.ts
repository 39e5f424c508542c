/** Parameters as Rails reads them: of the address, of a form or of JSON, with `a[]=` and `a[b]=`. */
import { missing, wrongParameter, HttpError } from "./errors";

export type Params = Record<string, unknown>;

function assign(into: Params, path: string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]];
  // Own properties alone: a key like __proto__ must stay a key.
  const held = Object.hasOwn(into, key) ? into[key] : undefined;
  if (rest.length === 0) {
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
  } else if (rest[0] === "") {
    assign(into, [key], [...(Array.isArray(held) ? (held as unknown[]) : []), value]);
  } else {
    const inner = held !== null && typeof held === "object" && !Array.isArray(held) ? (held as Params) : {};
    assign(inner, rest, value);
    assign(into, [key], inner);
  }
}

export function nested(pairs: Iterable<[string, unknown]>): Params {
  const params: Params = {};
  for (const [name, value] of pairs) {
    const [, first, inner = ""] = /^([^[]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [null, name, ""];
    assign(params, [first!, ...[...inner.matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key!)], value);
  }
  return params;
}

/** @param text of the body, already read */
export function parseBody(text: string, contentType: string): Params {
  if (text === "") {
    return {};
  }
  if (contentType.includes("json")) {
    try {
      const parsed = JSON.parse(text) as unknown;
      return parsed !== null && typeof parsed === "object" && !Array.isArray(parsed)
        ? (parsed as Params)
        : { _json: parsed };
    } catch {
      throw new HttpError(400, ["The request's JSON cannot be read."], "bad_json");
    }
  }
  return contentType.includes("x-www-form-urlencoded") ? nested(new URLSearchParams(text)) : {};
}

/** A parameter as text; a list or an object is not one. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
}

export function required(params: Params, name: string): string {
  const text = textOf(params, name);
  if (!text) {
    throw missing(name);
  }
  return text;
}

export function numberOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name);
  if (text === undefined || text === "") {
    return undefined;
  }
  if (!/^-?\d{1,9}$/.test(text)) {
    throw wrongParameter(name);
  }
  return Number(text);
}

/** Of a page or a limit: never less than nothing, nor more than may be asked for at once. */
export function countOf(params: Params, name: string, most = 1_000_000): number | undefined {
  const count = numberOf(params, name);
  if (count !== undefined && (count < 0 || count > most)) {
    throw wrongParameter(name);
  }
  return count;
}

export const flagOf = (params: Params, name: string): boolean => textOf(params, name) === "true";

/** A list, or a text with commas as Discourse's `usernames`. */
export function listOf(params: Params, name: string): string[] {
  const value = params[name];
  const items = Array.isArray(value) ? (value as unknown[]).map(String) : (textOf(params, name) ?? "").split(",");
  return items.map((item) => item.trim()).filter(Boolean);
}
