/** "Are you still on it?", among what waits for whoever was asked. */
import type { Cx, Viewer, Waits } from "coop-core/server";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";

/** A press. */
const MINUTES_TO_ANSWER = 1;
const MOST_SHOWN = 100;

export async function quietWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const claims = await cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .select(["c.id", "c.opening_id", "c.ask_ends_at", "o.title", "o.kind"])
    .where("c.user_id", "=", cx.viewer.id)
    .where("c.state", "=", "held")
    .where("c.ask_ends_at", ">", cx.now)
    .where(isVisible(cx.viewer))
    .orderBy("c.ask_ends_at")
    .orderBy("c.id")
    .limit(MOST_SHOWN)
    .execute();
  const asked = claims.map(({ id: claim_id, opening_id, ask_ends_at, title, kind }) => ({
    message: `coop_tasks.waits.still_on_it_${kind}`,
    values: { title },
    key: `still-on-it:${claim_id}`,
    path: `/board/${opening_id}`,
    minutes: MINUTES_TO_ANSWER,
    until: ask_ends_at,
    answers: [
      { name: "still", act: "tasks/keep-claim", input: { claim_id }, primary: true },
      { name: "done", act: "tasks/complete-claim", input: { claim_id } },
      { name: "cannot", act: "tasks/release-claim", input: { claim_id } },
    ],
  }));
  return { asked, promised: [] };
}
