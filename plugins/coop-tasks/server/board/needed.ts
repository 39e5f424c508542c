/** How many things need somebody: what the viewer sees and could still take on, and does not hold already. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import { isVisible } from "../opening/rows";
import { needsSomebody } from "../pin/rows";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

/** As many as like to have a place, and somebody has one: nobody is missing. */
const isMissed = sql<boolean>`(o.seats IS NOT NULL OR o.held_count = 0)`;

export async function countNeeded(cx: TasksCx, categoryId: number | null): Promise<number> {
  const { count } = await cx.db
    .selectFrom("coop_openings as o")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where(isVisible(cx.viewer))
    .where(needsSomebody(cx.now))
    .where("o.answered_by", "in", ["claim", "application"])
    .where(isMissed)
    .$if(categoryId !== null, (q) => q.where("o.category_id", "=", categoryId!))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("coop_claims as c")
            .select("c.id")
            .whereRef("c.opening_id", "=", "o.id")
            .where("c.user_id", "=", cx.viewer?.id ?? null)
            .where("c.state", "=", "held")
        )
      )
    )
    .executeTakeFirstOrThrow();
  return count;
}
