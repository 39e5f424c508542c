/** "How do you leave it?", asked once at the end of a role. */
import type { Asked, Cx, Viewer, Waits } from "coop-core/server";
import { sql } from "kysely";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";

const MINUTES_TO_WRITE = 5;
/** Days after the end for which it is asked. */
const DAYS_ASKED = 30;
/** Whoever held it for less has nothing to pass on. */
const DAYS_HELD = 7;
const MOST_SHOWN = 20;

export async function handoversAsked(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const left = await cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .leftJoin("coop_handovers as h", (join) =>
      join.onRef("h.opening_id", "=", "c.opening_id").onRef("h.user_id", "=", "c.user_id")
    )
    .select(["c.opening_id", "o.title"])
    .distinct()
    .where("c.user_id", "=", cx.viewer.id)
    .where("o.kind", "=", "role")
    .where("o.withdrawn_at", "is", null)
    .where("h.id", "is", null)
    .where(
      sql<boolean>`(c.leaving_since IS NOT NULL OR (c.state IN ('done', 'released')
        AND c.ends_at > ${cx.now}::timestamptz - ${DAYS_ASKED}::int * interval '1 day'
        AND c.ends_at - c.starts_at > ${DAYS_HELD}::int * interval '1 day'))`
    )
    .where(isVisible(cx.viewer))
    .orderBy("c.opening_id")
    .limit(MOST_SHOWN)
    .execute();
  return {
    asked: left.map(({ opening_id, title }): Asked => ({
      message: "coop_tasks.waits.handover",
      values: { title },
      key: `handover:${opening_id}`,
      path: `/board/${opening_id}`,
      minutes: MINUTES_TO_WRITE,
      until: null,
      answers: [
        { name: "write", path: `/board/${opening_id}`, primary: true },
        { name: "nothing", act: "tasks/write-handover", input: { opening_id } },
      ],
    })),
    promised: [],
  };
}
