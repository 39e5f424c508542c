import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { countNeeded } from "../needed";

export const countOpenings = publicRead({
  summary: "How many tasks and roles still need somebody, on all boards or on that of a category.",
  input: v.strictObject({ category_id: v.optional(v.nullable(schema.forumId), null) }),
  output: v.object({ count: v.number() }),
  run: async ({ category_id }, cx) => ({ count: await countNeeded(cx, category_id) }),
});
