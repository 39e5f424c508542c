import fc from "fast-check";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { day, email, flag, httpUrl, id, line, text, timeZone, version, wholeNumber } from "./schema";

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

const TABLE: [name: string, schema: v.GenericSchema, good: unknown[], bad: unknown[]][] = [
  [
    "id",
    id,
    [1, "12", Number.MAX_SAFE_INTEGER],
    [0, -1, 1.5, "1.5", "", " 1", "0x1", NaN, Infinity, 2 ** 53, "99999999999999999999", null, true, [], {}],
  ],
  ["version", version, [1, "1"], [0, 2_147_483_648]],
  ["wholeNumber", wholeNumber(1, 10), [1, "10"], [11, 0, "eleven"]],
  ["flag", flag, [true, false, "true", "false"], ["yes", 1, 0, null, "TRUE"]],
  [
    "line",
    line(10),
    ["a", " a ", "Café", "👩‍🍳"],
    ["", "   ", "a\nb", "a\tb", "a\u0000b", "\u202eabc", "\ud800", "12345678901", 5, null],
  ],
  [
    "email",
    email,
    ["jo@example.org", " Jo.B+c@Example.ORG ", "sean.o'brien@co-op.ie", "jo&ann@a.b.coop", "jo@xn--exmple-cua.org"],
    [
      ...[
        "",
        "jo",
        "jo@localhost",
        "jo@example.org, x@y.org",
        "jo@example.org\nBcc: x@y.org",
        "<jo@example.org>",
        "jo.@y.org",
      ],
      ...[
        "jo@[127.0.0.1]",
        '"jo"@y.org',
        "j\u00f6@y.org",
        "jo@-y.org",
        "jo@y..org",
        `${"a".repeat(200)}@y.org`,
        5,
        null,
      ],
    ],
  ],
  ["text", text(10), ["", "a\nb", "tab\t"], ["a\u0000", "\u2066x", "12345678901", null]],
  [
    "day",
    day,
    ["2026-12-12", "2028-02-29"],
    ["2026-02-29", "2026-13-01", "12 December", "2026-12-12T00:00", "0000-01-01", "9999-01-01", 20261212],
  ],
  [
    "timeZone",
    timeZone,
    ["Europe/London", "UTC", "America/Argentina/Buenos_Aires"],
    ["London", "", "../etc", "Europe/Atlantis", "UTC; DROP"],
  ],
  [
    "httpUrl",
    httpUrl,
    ["https://solidfund.coop", "http://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/x", " https://example.org "],
    [
      "javascript:alert(1)",
      "ftp://example.org",
      "https://",
      "//example.org",
      "https://user:pass@example.org",
      "https://example.org/<script>",
      "https://exa mple.org",
      "data:text/html,x",
      "https://example.org/\u202e",
    ],
  ],
];

/** MiniRacer has none of these; a schema that needs one would fail there and nowhere else. */
const MISSING = ["URL", "TextEncoder", "TextDecoder", "structuredClone", "crypto", "fetch", "setTimeout"] as const;

describe.each([
  ["with everything Node has", false],
  ["with what MiniRacer lacks taken away", true],
])("schemas %s", (_, bare) => {
  const kept = new Map<string, PropertyDescriptor | undefined>();

  beforeEach(() => {
    for (const name of bare ? MISSING : []) {
      kept.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Reflect.deleteProperty(globalThis, name);
    }
  });
  afterEach(() => {
    for (const [name, descriptor] of kept) {
      if (descriptor) {
        Object.defineProperty(globalThis, name, descriptor);
      }
    }
    kept.clear();
  });

  it.each(TABLE)("%s", (_name, schema, good, bad) => {
    expect(good.filter((value) => !accepts(schema, value))).toEqual([]);
    expect(bad.filter((value) => accepts(schema, value))).toEqual([]);
  });
});

it("whatever passes as a line can stand in one line of a PostgreSQL text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (written) => {
      const parsed = v.safeParse(line(200), written);
      if (parsed.success) {
        expect(["\0", "\n", "\r"].some((mark) => parsed.output.includes(mark))).toBe(false);
        expect(parsed.output.trim()).toBe(parsed.output);
        expect(parsed.output.length).toBeGreaterThan(0);
      }
    })
  );
});
