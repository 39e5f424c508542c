/** Works off what is due: listeners, dues and orders, each by its own try, by whichever process takes it first. */
import type { TakenDue } from "../../../../plugins/coop-core/server/due";
import { readClock } from "../clock";
import type { Forum } from "../forum";
import { runJob } from "../run-act";
import type { SettingValues } from "../settings";
import { performOrder } from "./orders";

export interface Time {
  now: string;
  settings: SettingValues;
}

export const readTime = async (forum: Forum): Promise<Time> => ({
  now: await readClock(forum.db),
  settings: await forum.settings.read(forum.db),
});

/** Once more than this many were taken in a row, the next tick goes on. */
const MOST_ROUNDS = 200;

export interface Worked {
  done: number;
  failed: { key: string; error: string }[];
}

async function work(forum: Forum, row: TakenDue, time: Time): Promise<void> {
  if (row.sort === "order") {
    await performOrder(forum, row, time);
  } else {
    await runJob(forum, "run-due", { id: row.id }, time);
  }
}

/** Everything that is due now, until nothing is left. */
export async function workOffDue(forum: Forum): Promise<Worked> {
  const worked: Worked = { done: 0, failed: [] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const time = await readTime(forum);
    const { answer } = await runJob<{ taken: TakenDue[] }>(forum, "take-due", {}, time);
    if (answer.taken.length === 0) {
      break;
    }
    for (const row of answer.taken) {
      try {
        await work(forum, row, time);
        worked.done++;
      } catch (thrown) {
        const error = (thrown as Error).message;
        worked.failed.push({ key: row.key, error });
        forum.log({
          level: "warn",
          message: `${row.plugin} ${row.sort} ${row.kind} failed`,
          data: { id: row.id, attempts: row.attempts, error },
        });
        await runJob(forum, "fail-due", { id: row.id, error }, time);
      }
    }
  }
  return worked;
}
