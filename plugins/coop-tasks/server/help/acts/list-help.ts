import { notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { helpForTeam } from "../rows";
import { isInTeam } from "../team";
import { HelpView, viewHelp } from "../view";

export const listHelp = read({
  summary: "Help that was offered to the solidarity team, the newest first. For its members alone.",
  input: v.strictObject({
    /** The id that the page before ended with. */
    cursor: v.optional(v.nullable(schema.id), null),
    limit: schema.limit,
  }),
  output: v.object({
    help: v.array(HelpView),
    meta: v.object({ total: v.number(), next_cursor: v.nullable(v.number()) }),
  }),
  async run({ cursor, limit }, cx) {
    if (!isInTeam(cx, cx.viewer)) {
      throw notFound();
    }
    const all = helpForTeam(cx);
    const { total } = await all.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const rows = await all
      .selectAll()
      .$if(cursor !== null, (q) => q.where("id", "<", cursor!))
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    return {
      help: await viewHelp(cx, page),
      meta: { total, next_cursor: rows.length > limit ? page.at(-1)!.id : null },
    };
  },
});
