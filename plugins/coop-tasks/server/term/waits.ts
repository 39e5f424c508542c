/** "Your term comes to its end": would you like to stay? */
import type { Asked, Cx, Viewer, Waits } from "coop-core/server";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { before } from "./times";
import { termOf } from "./term";

const MINUTES_TO_ANSWER = 1;
const MOST_SHOWN = 20;

export async function termsOf(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const asked = await cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .selectAll("c")
    .select("o.title")
    .where("c.user_id", "=", cx.viewer.id)
    .where("c.state", "=", "held")
    .where("c.term_asked_at", "is not", null)
    .where("c.leaving_since", "is", null)
    .where(isVisible(cx.viewer))
    .orderBy("c.term_ends_at")
    .limit(MOST_SHOWN)
    .execute();
  return {
    asked: asked.map((claim): Asked => ({
      message: "coop_tasks.waits.term_asked",
      values: { title: claim.title },
      key: `term:${claim.id}`,
      path: `/board/${claim.opening_id}`,
      minutes: MINUTES_TO_ANSWER,
      until: before("vacate", termOf(claim)!),
      answers: [
        { name: "stay", act: "tasks/extend-term", input: { claim_id: claim.id }, primary: true },
        { name: "go", act: "tasks/end-term", input: { claim_id: claim.id, ends_on: claim.term_ends_on! } },
      ],
    })),
    promised: [],
  };
}
