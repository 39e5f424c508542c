/** What was handed in and nobody has thanked for. */
import { nameOf, type Cx, type Viewer, type Waits } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { waitingForThanks } from "./rows";

/** Looking at it, and saying thank you. */
const MINUTES = 5;
const MOST_SHOWN = 100;

export async function thingWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const things = await waitingForThanks(cx, MOST_SHOWN);
  return {
    asked: things.map((thing) => ({
      message: "coop_tasks.waits.thing",
      values: { title: thing.title, name: nameOf(cx, thing), username: thing.username },
      key: `thing:${thing.id}`,
      path: `/board/${thing.opening_id}`,
      minutes: MINUTES,
      until: null,
      answers: [
        { name: "look", path: `/board/${thing.opening_id}`, primary: true },
        { name: "thank", act: "tasks/thank-for-thing", input: { thing_id: thing.id } },
      ],
    })),
    promised: [],
  };
}
