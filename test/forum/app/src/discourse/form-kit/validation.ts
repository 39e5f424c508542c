/** FormKit's rules, written as `required|length:1,255`. */
import { i18n } from "../../discourse-i18n";

type Check = (value: unknown, limits: string[], type: string) => string | undefined;

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const error = (key: string, count?: number): string =>
  i18n(`form_kit.errors.${key}`, count === undefined ? {} : { count });

const limits = (given: string[]): { min: number; max: number } => ({
  min: given[0] ? Number(given[0]) : -Infinity,
  max: given[1] ? Number(given[1]) : Infinity,
});

const CHECKS: Record<string, Check> = {
  required(value, _limits, type) {
    const missing = type === "input-number" ? isBlank(value) || Number.isNaN(Number(value)) : isBlank(value);
    return missing ? error("required") : undefined;
  },

  length(value, given) {
    const { min, max } = limits(given);
    const { length } = String(value ?? "");
    if (isBlank(value)) {
      return undefined;
    }
    return length > max ? error("too_long", max) : length < min ? error("too_short", min) : undefined;
  },

  between(value, given) {
    const { min, max } = limits(given);
    if (isBlank(value)) {
      return undefined;
    }
    return Number(value) > max ? error("too_high", max) : Number(value) < min ? error("too_low", min) : undefined;
  },

  number(value) {
    return !isBlank(value) && Number.isNaN(Number(value)) ? error("not_a_number") : undefined;
  },

  integer(value) {
    return !isBlank(value) && !Number.isInteger(Number(value)) ? error("not_an_integer") : undefined;
  },

  accepted(value) {
    return ["yes", "on", true, 1, "true"].includes(value as string) ? undefined : error("not_accepted");
  },

  url(value) {
    return isBlank(value) || URL.canParse(String(value)) ? undefined : error("invalid_url");
  },
};

export interface Rule {
  name: string;
  limits: string[];
}

export function parseRules(validation: string | undefined): Rule[] {
  return (validation ?? "")
    .split("|")
    .filter(Boolean)
    .map((text) => {
      const [name, given] = text.split(":") as [string, string?];
      if (!(name in CHECKS)) {
        throw new Error(`The embedded forum's FormKit has no rule "${name}"`);
      }
      return { name, limits: given?.split(",") ?? [] };
    });
}

export function checkRules(rules: Rule[], value: unknown, type: string): string[] {
  return rules
    .map(({ name, limits: given }) => CHECKS[name]!(value, given, type))
    .filter((message) => message !== undefined);
}
