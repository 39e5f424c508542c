import { demand, no, yes } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { FilterInput } from "../../board/acts/show-board";
import { COLUMN_NAMES, toldAs } from "../columns";
import { CSV, csvOf, CSV_REFUSALS } from "../csv";
import { openingsToTell } from "../rows";

/** One answer is one string; half a board would be taken for the whole. */
const MOST = 1000;

export const listOpeningsCsv = publicRead({
  summary:
    "The board under a filter as CSV, with all that its openings say; the columns are those that are read in bulk.",
  input: v.strictObject(FilterInput),
  output: v.string(),
  refuses: CSV_REFUSALS,
  content_type: CSV,
  file_name: "board.csv",
  async run(filter, cx) {
    const openings = await openingsToTell(cx, filter, MOST + 1);
    demand(openings.length > MOST ? no(409, "too_many_rows", { count: MOST }) : yes);
    return csvOf(COLUMN_NAMES, openings.map(toldAs));
  },
});
