/** What other plugins are answered about the openings of a category. */
import { answer, openingsOfCategory, type Cx } from "coop-core/server";
import { listOpenings } from "../board/read";
import { WHOLE } from "../board/filter";
import type { TasksDatabase } from "../tables";

export const answers = [
  answer(openingsOfCategory, async ({ category_id, limit }, cx: Cx<TasksDatabase>) => {
    const page = { group: null, cursor: null, limit };
    const { openings, meta } = await listOpenings(cx, { ...WHOLE, category_id }, page);
    return {
      openings: openings.map((row) => ({
        ...{ id: row.id, path: `/board/${row.id}`, kind: row.kind, band: row.band, title: row.title, note: row.note },
        ...{ minutes_from: row.minutes_from, minutes_to: row.minutes_to, rhythm: row.rhythm },
        ...{ time_words: row.time_words, due_on: row.due_on },
        ...{ seats: row.seats, taken: row.taken, free: row.free, people: row.people },
        is_open: row.standing === "open" || row.standing === "elsewhere",
      })),
      total: meta.total,
    };
  }),
];
