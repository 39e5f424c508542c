/** Being asked to stand in for somebody. */
import { nameOf, type Cx, type Viewer, type Waits } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { askedOfViewer } from "./rows";

const MINUTES_TO_ANSWER = 1;
const MOST_SHOWN = 100;

export async function standInWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const asked = await askedOfViewer(cx, MOST_SHOWN);
  return {
    asked: asked.map(({ id, opening_id, title, ticks, due_at, ...who }) => ({
      message: "coop_tasks.waits.stand_in",
      values: { title, name: nameOf(cx, who), username: who.username },
      key: `stand-in:${id}`,
      path: `/board/${opening_id}`,
      minutes: MINUTES_TO_ANSWER,
      until: due_at,
      answers: [
        // What is to be ticked is ticked on its page.
        ticks === null
          ? { name: "accept", act: "tasks/accept-stand-in", input: { stand_in_id: id }, primary: true }
          : { name: "look", path: `/board/${opening_id}`, primary: true },
        { name: "decline", act: "tasks/decline-stand-in", input: { stand_in_id: id } },
      ],
    })),
    promised: [],
  };
}
