/** Those who ask for a place and wait for an answer. */
import { nameOf, type Cx, type Viewer, type Waits } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { askedOfPerson } from "./rows";

/** Reading a few lines, and answering them. */
const MINUTES_TO_ANSWER = 5;
const MOST_SHOWN = 100;

export async function applicationWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const asked = await askedOfPerson(cx, MOST_SHOWN);
  return {
    asked: asked.map((application) => ({
      message: "coop_tasks.waits.application",
      values: {
        title: application.title,
        name: nameOf(cx, application),
        username: application.username,
      },
      key: `application:${application.id}`,
      path: `/board/${application.opening_id}`,
      minutes: MINUTES_TO_ANSWER,
      until: null,
      answers: [{ name: "look", path: `/board/${application.opening_id}`, primary: true }],
    })),
    promised: [],
  };
}
