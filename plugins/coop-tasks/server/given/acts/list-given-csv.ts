import * as v from "valibot";
import { read } from "../../acts";
import { CSV, csvOf, dayOf } from "../../csv/csv";
import { ownGiven } from "../rows";
import { viewGiven } from "../view";

/** One answer is one string; nobody has given more by now. */
const MOST = 5000;
const COLUMNS = ["from", "to", "kind", "title", "co-op", "minutes", "opening"] as const;

export const listGivenCsv = read({
  summary: "The caller's own record as CSV.",
  input: v.strictObject({}),
  output: v.string(),
  content_type: CSV,
  file_name: "given.csv",
  async run(_, cx) {
    const given = await viewGiven(cx, await ownGiven(cx, { cursor: null, limit: MOST }));
    return csvOf(
      COLUMNS,
      given.map(({ kind, opening, coop, starts_at, ends_at, minutes }) => ({
        from: dayOf(starts_at),
        to: ends_at && dayOf(ends_at),
        kind,
        title: opening?.title ?? null,
        "co-op": coop?.name ?? null,
        minutes,
        opening: opening && `${cx.context.base_url}/board/${opening.id}`,
      }))
    );
  },
});
