import * as v from "valibot";

/** A promise of the viewer's on the same days. */
export const Clash = v.object({
  id: v.number(),
  title: v.string(),
  due_on: v.nullable(v.string()),
  from_on: v.nullable(v.string()),
  to_on: v.nullable(v.string()),
});
