import * as v from "valibot";
import { asPlugin } from "../contracts";
import { known, lockDue } from "../due";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { Orders } from "../orders";
import type { CoreDatabase } from "../tables";

const { job } = actsOver<CoreDatabase>();

export const writeLetter = job({
  summary: "Asks the plugin that ordered a letter for its address and words, just before it is sent.",
  input: v.strictObject({ id: schema.id }),
  output: v.object({
    /** Null where there is nobody to write to any more. */
    letter: v.nullable(
      v.object({
        to: v.string(),
        message: v.string(),
        values: v.record(v.string(), v.union([v.string(), v.number()])),
      })
    ),
  }),
  async run({ id }, cx) {
    const row = await lockDue(cx, id);
    if (!row) {
      return { letter: null };
    }
    const { letter, about } = row.data as unknown as Orders["mail_letter"]["data"];
    const write = known(cx.scope.registry.get(row.plugin)?.letters?.[letter], row);
    return { letter: await write(about, asPlugin(cx, row.plugin)) };
  },
});
