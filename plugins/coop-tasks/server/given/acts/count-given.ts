import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { Campaign } from "../../opening/form";
import { totalsOf } from "../totals";

export const countGiven = publicRead({
  summary:
    "What was given on a board or for a campaign, in all; null as long as fewer than five people stand behind it.",
  input: v.strictObject({
    category_id: v.optional(v.nullable(schema.forumId), null),
    campaign: v.optional(v.nullable(Campaign), null),
  }),
  output: v.object({
    given: v.nullable(
      v.object({
        people: v.number(),
        things: v.number(),
        /** Null where too few have said how long it took. */
        minutes: v.nullable(v.number()),
      })
    ),
  }),
  run: async (of, cx) => ({ given: await totalsOf(cx, of) }),
});
