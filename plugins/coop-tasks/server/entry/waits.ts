/** Contests that are over and wait for a choice, and what was chosen of one's own. */
import type { Cx, Viewer, Waits } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { askedToBeShown, waitingForChoice } from "./rows";

/** Reading what was entered. */
const MINUTES_TO_CHOOSE = 30;
const MINUTES_TO_SAY = 1;
const MOST_SHOWN = 100;

export async function entryWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const toChoose = await waitingForChoice(cx, MOST_SHOWN);
  const toShow = await askedToBeShown(cx, MOST_SHOWN);
  return {
    asked: [
      ...toShow.map(({ id, opening_id, title }) => ({
        message: "coop_tasks.waits.entry_chosen",
        values: { title },
        key: `entry-chosen:${id}`,
        path: `/board/${opening_id}`,
        minutes: MINUTES_TO_SAY,
        until: null,
        answers: [
          { name: "share", act: "tasks/share-entry", input: { entry_id: id }, primary: true },
          { name: "keep", act: "tasks/keep-entry", input: { entry_id: id } },
        ],
      })),
      ...toChoose.map(({ id, title, count }) => ({
        message: "coop_tasks.waits.entries",
        values: { title, count },
        key: `entries:${id}`,
        path: `/board/${id}`,
        minutes: MINUTES_TO_CHOOSE,
        until: null,
        answers: [{ name: "look", path: `/board/${id}`, primary: true }],
      })),
    ],
    promised: [],
  };
}
