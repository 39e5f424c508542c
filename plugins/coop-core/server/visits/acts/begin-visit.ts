import * as v from "valibot";
import { actsOver } from "../../kernel/act";
import type { CoreDatabase } from "../../tables";
import { visit } from "../visit";

const { write } = actsOver<CoreDatabase>();

export const beginVisit = write({
  summary: "The caller is at what waits for them: news are told from here on at their next visit.",
  input: v.strictObject({}),
  output: v.object({ here: v.boolean() }),
  async run(_, cx) {
    await visit(cx);
    return { here: true };
  },
});
