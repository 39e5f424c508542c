import * as v from "valibot";

const Values = v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()])));

/** A verdict as it travels in a view. */
export const Can = v.union([
  v.object({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), code: v.string(), values: Values }),
]);
