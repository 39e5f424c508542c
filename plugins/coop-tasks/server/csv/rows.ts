/** SQL about what goes out as CSV. */
import { isStaff, type Cx, type Viewer } from "coop-core/server";
import { sql } from "kysely";
import type { Filter } from "../board/filter";
import { listed } from "../board/listed";
import { standing, takenSeats } from "../opening/opening";
import { isVisible } from "../opening/rows";
import { readSeats } from "../seat-kind/rows";
import type { TasksDatabase } from "../tables";
import type { Told } from "./columns";
import { everBrought } from "./sources";

type TasksCx = Cx<TasksDatabase>;

/** Of the board under a filter, in its order. */
export async function openingsToTell(cx: TasksCx, filter: Filter, most: number): Promise<Told[]> {
  const openings = await cx.db
    .selectFrom(listed(cx, filter).as("l"))
    .innerJoin("coop_openings as o", "o.id", "l.id")
    .innerJoin("categories as k", "k.id", "o.category_id")
    .leftJoin("users as u", "u.id", "o.contact_user_id")
    .selectAll("o")
    .select(["u.username as contact", "k.name as board"])
    .orderBy("l.finished")
    .orderBy("l.place_in_order")
    .orderBy("l.id")
    .limit(most)
    .execute();
  const ids = openings.map(({ id }) => id);
  if (ids.length === 0) {
    return [];
  }
  const seats = await readSeats(cx, ids);
  const items = await cx.db
    .selectFrom("coop_checklist_items")
    .select(["opening_id", "text"])
    .where("opening_id", "in", ids)
    .orderBy("place")
    .execute();
  const checklists = new Map<number, string[]>(ids.map((id) => [id, []]));
  for (const { opening_id, text } of items) {
    checklists.get(opening_id)!.push(text);
  }
  return openings.map((opening) => {
    const { tally, kinds } = seats.get(opening.id)!;
    return {
      ...opening,
      state: standing(opening, tally, cx.now).replaceAll("_", " "),
      taken: takenSeats(opening, tally),
      checklist: checklists.get(opening.id)!,
      seat_kinds: kinds,
      address: `${cx.context.base_url}/board/${opening.id}`,
    };
  });
}

/** Who has taken, brought or asked for what, of all that the viewer looks after; each row for those who see it on its page. */
export const holdersToTell = (cx: Cx<TasksDatabase, Viewer>, categoryId: number | null, most: number) =>
  cx.db
    .selectFrom(everBrought(cx))
    .innerJoin("coop_openings as o", "o.id", "g.opening_id")
    .innerJoin("users as u", "u.id", "g.user_id")
    .leftJoin("coop_seat_kinds as s", "s.id", "g.seat_kind_id")
    .select(["o.id as opening_id", "o.title", "o.kind", "u.name", "u.username", "g.coop_id", "s.name as place"])
    .select(["g.state", "g.what", "g.starts_at", "g.ends_at", "o.due_on"])
    .where(isVisible(cx.viewer))
    // As `looksAfter` and `chooses` have it.
    .where(
      sql<boolean>`(o.contact_user_id = ${cx.viewer.id}
        OR (g.seen_by = 'keepers' AND (${isStaff(cx.viewer)}::boolean OR o.created_by = ${cx.viewer.id}))
        OR (g.seen_by = 'choosers' AND o.chooser_group_id = ANY(${cx.viewer.group_ids}::bigint[])))`
    )
    .$if(categoryId !== null, (q) => q.where("o.category_id", "=", categoryId!))
    .orderBy("o.id", "desc")
    .orderBy("g.starts_at")
    .orderBy("g.id")
    .limit(most)
    .execute();
