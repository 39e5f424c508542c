import { demand, fullName, no, schema, yes } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { readCoops } from "../../coop/coop";
import { CSV, csvOf, CSV_REFUSALS, dayOf } from "../csv";
import { holdersToTell } from "../rows";

const MOST = 5000;
const COLUMNS = [
  "title",
  "kind",
  "name",
  "username",
  "co-op",
  "place",
  "what",
  "state",
  "since",
  "until",
  "due",
  "address",
] as const;

export const listHoldersCsv = read({
  summary:
    "Who holds, did, asked for, handed in, entered or ordered what, of all that the caller looks after, as CSV. How people are reached is not in it.",
  input: v.strictObject({ category_id: v.optional(v.nullable(schema.forumId), null) }),
  output: v.string(),
  refuses: CSV_REFUSALS,
  content_type: CSV,
  file_name: "who.csv",
  async run({ category_id }, cx) {
    const rows = await holdersToTell(cx, category_id, MOST + 1);
    demand(rows.length > MOST ? no(409, "too_many_rows", { count: MOST }) : yes);
    const coopOf = await readCoops(
      cx,
      rows.map(({ coop_id }) => coop_id)
    );
    return csvOf(
      COLUMNS,
      rows.map(
        ({ opening_id, title, kind, name, username, coop_id, place, state, starts_at, ends_at, due_on, what }) => ({
          ...{ title, kind, username, place, what, state: state.replaceAll("_", " ") },
          name: fullName(cx, { name }),
          "co-op": coopOf(coop_id)?.name ?? null,
          since: dayOf(starts_at),
          until: ends_at && dayOf(ends_at),
          due: due_on,
          address: `${cx.context.base_url}/board/${opening_id}`,
        })
      )
    );
  },
});
