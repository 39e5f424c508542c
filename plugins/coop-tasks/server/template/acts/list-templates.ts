import * as v from "valibot";
import { read } from "../../acts";
import { templatesFor } from "../rows";

export const listTemplates = read({
  summary: "Openings to begin another one from, on the boards on which the caller may put something.",
  input: v.strictObject({}),
  output: v.object({
    templates: v.array(v.object({ opening_id: v.number(), name: v.string(), category_id: v.number() })),
  }),
  run: async (_, cx) => ({ templates: await templatesFor(cx) }),
});
