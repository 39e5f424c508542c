import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { BANDS, KINDS } from "../../opening/opening";
import { demandBoard } from "../../opening/on-a-board";
import { POLICY_REFUSALS } from "../../opening/policy";
import { LIST_REFUSALS, readList } from "../read";

export const ListInput = {
  category_id: schema.forumId,
  csv: v.pipe(
    v.string(),
    v.maxLength(200_000),
    // The mark by which spreadsheets know UTF-8.
    v.transform((text) => text.replace(/^\uFEFF/, "")),
    schema.wellFormed
  ),
};

export const tryOpenings = write({
  summary:
    "Says line by line what a list of openings as CSV would make on a board, and what is wrong with it. Makes nothing.",
  input: v.strictObject(ListInput),
  output: v.object({
    lines: v.array(
      v.object({
        line: v.number(),
        title: v.string(),
        /** Null where something is wrong. */
        would_be: v.nullable(
          v.object({ kind: v.picklist(KINDS), band: v.picklist(BANDS), seats: v.nullable(v.number()) })
        ),
        problems: v.array(
          v.object({
            field: v.nullable(v.string()),
            code: v.string(),
            values: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
          })
        ),
      })
    ),
    /** Headings under which nothing is read. */
    unknown: v.array(v.string()),
  }),
  refuses: { ...LIST_REFUSALS, cannot_start_topics: POLICY_REFUSALS.cannot_start_topics },
  async run({ category_id, csv }, cx) {
    await demandBoard(cx, category_id);
    const { lines, unknown } = await readList(cx, category_id, csv);
    return {
      lines: lines.map(({ form, ...line }) => ({
        ...line,
        would_be: form && { kind: form.kind, band: form.band, seats: form.seats },
      })),
      unknown,
    };
  },
});
