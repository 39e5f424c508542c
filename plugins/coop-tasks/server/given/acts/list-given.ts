import { schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { Coop, ownCoops } from "../../coop/coop";
import { ownGiven, ownTotals } from "../rows";
import { Cursor, cursorOf } from "../sources";
import { Given, viewGiven } from "../view";

export const listGiven = read({
  summary:
    "What the caller has given, the latest first: what they did, what was chosen of theirs, copies they were sent, and the roles they held or hold.",
  input: v.strictObject({ cursor: v.optional(v.nullable(Cursor), null), limit: schema.limit }),
  output: v.object({
    given: v.array(Given),
    /** Co-ops of theirs, whose record they may read too. */
    coops: v.array(Coop),
    meta: v.object({
      total: v.number(),
      /** Where they said how long it took: how many, and the minutes of them all. */
      timed: v.number(),
      minutes: v.number(),
      next_cursor: v.nullable(v.string()),
    }),
  }),
  async run({ cursor, limit }, cx) {
    const rows = await ownGiven(cx, { cursor, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      given: await viewGiven(cx, shown),
      coops: await ownCoops(cx),
      meta: { ...(await ownTotals(cx)), next_cursor: rows.length > limit ? cursorOf(shown.at(-1)!) : null },
    };
  },
});
