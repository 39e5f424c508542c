/**
 * Pieces of schemas that acts share. None of them needs `URL`, `TextEncoder`
 * or anything else that MiniRacer lacks; values of a GET come as texts, so
 * numbers and booleans are accepted in both forms.
 */
import { Temporal } from "temporal-polyfill";
import * as v from "valibot";

/** PostgreSQL cannot store NUL, and right-to-left marks or other controls can make a text say what it does not. */
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u2069\ufeff]/u;
const EVERY_CONTROL = new RegExp(CONTROLS, "gu");
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Letters, numbers and the like that leave nothing to be seen. */
const BLANK = /[\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

const visible = v.check((text: string) => text.replace(BLANK, "") !== "", "nothing_to_see");

/** Of texts that are the forum's own, such as a name, which would turn the sentence round in which it stands. */
export const withoutControls = (text: string): string => text.replace(EVERY_CONTROL, "");

/** Storable, and shown as it is written. */
export const wellFormed = v.check(
  (text: string) => !CONTROLS.test(text) && !LONE_SURROGATE.test(text),
  "control_characters"
);

const integer = v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,16}$/), v.transform(Number))]);

/** A whole number within bounds, as number or digits. */
export const wholeNumber = (min: number, max: number) =>
  v.pipe(integer, v.safeInteger(), v.minValue(min), v.maxValue(max));

/** A row's id: bigint in the database, a JSON number on the wire. */
export const id = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** The id of something of the forum's own (a category, a topic, a person), whose columns are 32 bits wide. */
export const forumId = wholeNumber(1, 2_147_483_647);

/** The version of a record that an edit has seen. */
export const version = wholeNumber(1, 2_147_483_647);

export const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(["true", "false"]),
    v.transform((text) => text === "true")
  ),
]);

/** One plain line, trimmed, not empty. Never HTML: it is escaped where it is shown. */
export const line = (max: number) =>
  v.pipe(v.string(), wellFormed, v.trim(), v.regex(/^[^\n\r\t]*$/, "one_line"), visible, v.maxLength(max));

const NAME = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

/** An address for e-mails, as the forum itself takes them: people are called O’Brien, too, and domains “xn--…”. */
export const email = v.pipe(
  line(200),
  v.regex(new RegExp(`^${NAME}(?:\\.${NAME})*@(?:${LABEL}\\.)+${LABEL}$`, "i"), "not_an_email_address")
);

/** Text of several lines (Markdown where the act says so), trimmed; may be empty. */
export const text = (max: number) => v.pipe(v.string(), wellFormed, v.trim(), v.maxLength(max));

/** A calendar day, `2026-12-12`. What people meant by it needs a `timeZone` beside it. */
export const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((written) => {
    try {
      Temporal.PlainDate.from(written, { overflow: "reject" });
      return written > "1900" && written < "2200";
    } catch {
      return false;
    }
  }, "no_such_day")
);

/** An IANA time zone that this host knows. */
export const timeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/),
  v.check((zone) => {
    try {
      Temporal.PlainDate.from("2026-01-01").toZonedDateTime(zone);
      return true;
    } catch {
      return false;
    }
  }, "no_such_time_zone")
);

/** An address on the web: http or https only, with a host and without credentials. */
export const httpUrl = v.pipe(
  v.string(),
  wellFormed,
  v.trim(),
  v.maxLength(2000),
  v.regex(/^https?:\/\/[^\s/?#@\\"'<>`]+(?:[/?#][^\s\\"'<>`]*)?$/i, "not_a_web_address")
);

/** How many rows a list gives at most. */
export const limit = v.optional(wholeNumber(1, 100), 50);
