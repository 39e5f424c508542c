/** What a topic shows of the opening that is talked about in it. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";
import { freeSeats, standing } from "./opening";
import { isVisible } from "./rows";

export async function openingsInTopic(ids: number[], cx: Cx<TasksDatabase>) {
  const openings = await cx.db
    .selectFrom("coop_openings as o")
    .selectAll("o")
    .select([
      sql<number>`(SELECT count(*) FROM coop_claims c WHERE c.opening_id = o.id AND c.state = 'held')`.as("held"),
      sql<number>`(SELECT count(*) FROM coop_claims c WHERE c.opening_id = o.id AND c.state = 'done')`.as("done"),
    ])
    .where("o.id", "in", ids)
    .where((e) => isVisible(cx.viewer)(e))
    .execute();
  return openings.map(({ held, done, ...opening }) => ({
    id: opening.id,
    title: opening.title,
    note: opening.note,
    kind: opening.kind,
    seats: opening.seats,
    free: freeSeats(opening, { held, done }),
    standing: standing(opening, { held, done }, cx.now),
  }));
}
