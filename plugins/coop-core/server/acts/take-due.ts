import * as v from "valibot";
import { takeDueRows } from "../due";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

export const takeDue = job({
  summary: "Takes what is due for one host's job to work off.",
  input: v.strictObject({ limit: v.optional(schema.wholeNumber(1, 100), 20) }),
  output: v.object({
    taken: v.array(
      v.object({
        id: v.number(),
        key: v.string(),
        plugin: v.string(),
        sort: v.picklist(["order", "listener", "due"]),
        kind: v.string(),
        data: v.record(v.string(), v.unknown()),
        attempts: v.number(),
      })
    ),
  }),
  run: async ({ limit }, cx) => ({ taken: await takeDueRows(cx, limit) }),
});
