import * as v from "valibot";
import { read } from "../../acts";
import { readSettled } from "../rows";

export const Settled = v.object({
  /** What the caller holds stands on their user card. */
  shows_giving: v.boolean(),
  /** How many things they would like to do at once, at most. */
  most_at_once: v.nullable(v.number()),
});

export const showSettled = read({
  summary: "What the caller has settled for themselves on the boards.",
  input: v.strictObject({}),
  output: Settled,
  run: (_, cx) => readSettled(cx, cx.viewer.id),
});
