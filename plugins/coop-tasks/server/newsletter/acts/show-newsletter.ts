import { schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { seatsOf } from "../../board/view";
import { Campaign } from "../../opening/form";
import { freeSeats } from "../../opening/opening";
import { OpeningFields } from "../../opening/fields";
import { monthOf, MONTHS } from "../month";
import { openInMonth } from "../rows";

/** Nobody reads a longer newsletter; how many there are is said. */
const MOST = 200;

const { id, kind, band, title, minutes_from, minutes_to, rhythm, time_words } = OpeningFields;
const { seats, free, due_on, from_on, to_on, closes_on, place, paid } = OpeningFields;

/** Codes and values, as everywhere: the words and the Markdown are made where they are read. */
export const showNewsletter = read({
  summary: "What everybody may see and can take on in a month, for a newsletter: the same whoever asks.",
  input: v.strictObject({
    month: v.optional(v.picklist(MONTHS), "this"),
    category_id: v.optional(v.nullable(schema.forumId), null),
    campaign: v.optional(v.nullable(Campaign), null),
  }),
  output: v.object({
    /** `2026-12` */
    month: v.string(),
    openings: v.array(
      v.object({
        ...{ id, kind, band, title, minutes_from, minutes_to, rhythm, time_words },
        ...{ seats, free, due_on, from_on, to_on, closes_on, place, paid },
        /** It came on the board in that month. */
        is_new: v.boolean(),
      })
    ),
    total: v.number(),
  }),
  async run({ month: which, ...filter }, cx) {
    const zone = cx.viewer.time_zone ?? String(cx.context.settings["coop_core_time_zone"]);
    const month = monthOf(which, cx.now, zone);
    const rows = await openInMonth(cx, month, filter, MOST);
    return {
      month: month.name,
      openings: rows.map((row) => ({
        ...{ id: row.id, kind: row.kind, band: row.band, title: row.title, time_words: row.time_words },
        ...{ minutes_from: row.minutes_from, minutes_to: row.minutes_to, rhythm: row.rhythm, paid: row.paid },
        ...{ due_on: row.due_on, from_on: row.from_on, to_on: row.to_on, closes_on: row.closes_on, place: row.place },
        ...{ seats: row.seats, free: freeSeats(row, seatsOf(row).tally), is_new: row.is_new },
      })),
      total: rows[0]?.total ?? 0,
    };
  },
});
