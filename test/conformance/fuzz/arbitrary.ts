/** Inputs of an act, made by walking its own schema: valid ones, and valid ones that something was done to. */
import * as fc from "fast-check";
import * as v from "valibot";

type Schema = v.GenericSchema<unknown, unknown> & Record<string, any>;

/** Values that exist in this forum, by the key under which they are sent: ids, usernames. */
export type Known = Record<string, readonly (string | number)[]>;

const TEXTS = [
  ...[
    "Phone co-ops",
    "A few hours",
    "Leeds",
    "x",
    "  padded  ",
    "two\nlines",
    "a\ttab",
    "",
    " ",
    "0",
    "-1",
    "null",
    "true",
  ],
  ...["5", "60", "9007199254740991", "9007199254740993", "99999999999999999999", "1e3", "0x10", "1.5"],
  ...["2026-12-12", "2036-02-29", "2027-02-29", "0000-01-01", "Europe/London", "UTC", "Asia/Kathmandu", "Mars/Base"],
  ...[
    "https://example.org/a?b=c#d",
    "http://[::1]/",
    "javascript:alert(1)",
    "//evil.example",
    "/board/1",
    "/\\evil",
    "ana@example.org",
  ],
  ...[
    "0.30.12",
    "1.1000000.7",
    "0.999999999.1",
    "1764000000000.claim.7",
    "Infinity.entry.1",
    "999999999999999.parcel.999999999999999",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "**bold** [x](y)",
    "%{title}",
    "{{name}}",
  ],
  ...[
    "' OR 1=1 --",
    "\\",
    "$1",
    "\u0000",
    "a\u0000b",
    "\u202eabc",
    "\u200f",
    "\ud800",
    "👩🏽‍🌾",
    "合作社",
    "é".normalize("NFD"),
    "x".repeat(120),
    "y".repeat(5000),
  ],
];
const NUMBERS = [
  0,
  1,
  2,
  50,
  100,
  1000,
  -1,
  1.5,
  1e-7,
  2_147_483_647,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  1e300,
  -1e300,
];

/** Whatever JSON can hold. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], { a: { b: [1] } }, ...NUMBERS, ...TEXTS),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 40 })
);

/** A few that this schema takes; random ones too where enough of them are taken. */
function leaf(schema: Schema): fc.Arbitrary<unknown> {
  const takes = (value: unknown): boolean => v.safeParse(schema, value).success;
  const pool = [...TEXTS, ...NUMBERS, true, false].filter(takes);
  const randoms: fc.Arbitrary<unknown>[] = [
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
    fc.integer({ min: 1, max: 1000 }),
  ];
  const random = randoms.filter(
    (candidates) => fc.sample(candidates, { numRuns: 30, seed: 1 }).filter(takes).length > 15
  );
  const arbitraries = [
    ...(pool.length > 0 ? [fc.constantFrom(...pool)] : []),
    ...random.map((one) => one.filter(takes)),
  ];
  if (arbitraries.length === 0) {
    throw new Error(`no value is known that ${JSON.stringify(schema.expects)} takes`);
  }
  return fc.oneof(...arbitraries);
}

function object(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const entries = Object.entries(schema["entries"] as Record<string, Schema>);
  const fields = Object.fromEntries(entries.map(([key, entry]) => [key, valid(entry, known, key)]));
  const requiredKeys = entries
    .filter(([, entry]) => entry.type !== "optional" && entry.type !== "nullish")
    .map(([key]) => key);
  return fc.record(fields, { requiredKeys, noNullPrototype: true });
}

const LEAVES = new Set(["string", "number", "union"]);

/** An input that the schema takes. */
export function valid(schema: Schema, known: Known, key?: string): fc.Arbitrary<unknown> {
  if (key !== undefined && known[key] && LEAVES.has(schema.type)) {
    const values = fc.constantFrom(...known[key]);
    return fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: leaf(schema) });
  }
  const wrapped = schema["wrapped"] as Schema;
  switch (schema.type) {
    case "object":
    case "strict_object":
    case "loose_object":
      return object(schema, known).filter((value) => v.safeParse(schema, value).success);
    case "optional":
      return valid(wrapped, known, key);
    case "nullable":
    case "nullish":
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 3, arbitrary: valid(wrapped, known, key) }
      );
    case "variant":
      return fc.oneof(...(schema["options"] as Schema[]).map((option) => valid(option, known)));
    case "array":
      return fc.array(valid(schema["item"] as Schema, known, key), { maxLength: 4 });
    case "literal":
      return fc.constant(schema["literal"]);
    case "picklist":
      return fc.constantFrom(...(schema["options"] as unknown[]));
    case "boolean":
      return fc.boolean();
    default:
      return leaf(schema);
  }
}

type Change = (input: Record<string, unknown>, key: string, value: unknown) => unknown;

const CHANGES: Change[] = [
  (input, key) => Object.fromEntries(Object.entries(input).filter(([name]) => name !== key)),
  (input, key, value) => ({ ...input, [key]: value }),
  (input, key) => ({ ...input, [key]: [input[key]] }),
  (input, key) => ({ ...input, [key]: { [key]: input[key] } }),
  (input, key) => ({ ...input, [key]: typeof input[key] === "string" ? `${input[key]}\u0000` : String(input[key]) }),
  (input, _key, value) => ({ ...input, unheard_of: value }),
  (input) =>
    JSON.parse(`{"__proto__":{"admin":true},"constructor":1,${JSON.stringify(input).slice(1)}`.replace(",}", "}")),
  (_input, _key, value) => value,
];

/** A valid input that one thing was done to: often no longer valid, and that is the caller's to be told. */
export function changed(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const keys = Object.keys(schema["entries"] as object);
  return fc
    .tuple(
      valid(schema, known),
      fc.constantFrom(...CHANGES),
      fc.constantFrom(...(keys.length > 0 ? keys : ["none"])),
      junk
    )
    .map(([input, change, key, value]) => change(input as Record<string, unknown>, key, value));
}
