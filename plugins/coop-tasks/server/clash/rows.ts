/** SQL about what somebody has promised already. */
import type { Cx, Viewer } from "coop-core/server";
import type { Opening } from "../opening/opening";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { clash } from "./clash";

/** Nobody reads a longer list before they say yes. */
const SHOWN = 3;
const MOST_READ = 100;

/** The viewer's own promises that fall on the days of this opening, the nearest first. */
export async function clashesWith(cx: Cx<TasksDatabase, Viewer>, opening: Opening) {
  const promised = await cx.db
    .selectFrom("coop_openings as o")
    .innerJoin("coop_claims as c", "c.opening_id", "o.id")
    .select(["o.id", "o.title", "o.due_on", "o.from_on", "o.to_on"])
    .where("c.user_id", "=", cx.viewer.id)
    .where("c.state", "=", "held")
    .where("o.id", "<>", opening.id)
    .where("o.withdrawn_at", "is", null)
    .where((e) => e.or([e("o.due_at", ">", cx.now), e("o.from_on", "is not", null)]))
    .where(isVisible(cx.viewer))
    .orderBy("o.due_at")
    .orderBy("o.id")
    .limit(MOST_READ)
    .execute();
  return promised.filter((other) => clash(opening, other)).slice(0, SHOWN);
}
