/** The minute's tick, in every process: whoever comes first does what is due. */
import { readClock } from "./clock";
import { tellEvents } from "./due/events";
import { readTime, workOffDue, type Worked } from "./due/worker";
import type { Forum } from "./forum";
import { EVENTS } from "./live/wire";
import { runJob } from "./run-act";
import { cleanUpUploads } from "./uploads/store";

export interface Ticked extends Worked {
  events_failed: string[];
}

export async function tick(forum: Forum): Promise<Ticked> {
  const events_failed = await tellEvents(forum);
  return { ...(await workOffDue(forum)), events_failed };
}

/** Compares the plugins' tables with the forum's. */
export const reconcile = async (forum: Forum) => runJob(forum, "reconcile", {}, await readTime(forum));

/** Once a day over all processes. */
export async function reconcileDaily(forum: Forum): Promise<void> {
  const today = (await readClock(forum.db)).slice(0, 10);
  const turned = await forum.db.sql`
    INSERT INTO forum_state (key, value) VALUES ('reconciled_on', ${today})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE forum_state.value <> excluded.value RETURNING key`;
  if (turned.length > 0) {
    await reconcile(forum);
    await cleanUpUploads(forum.db, await readClock(forum.db));
    await forum.live.forgetOld();
  }
}

export interface Ticking {
  /** Something is due at once: it is worked off as soon as possible, and not twice at a time in this process. */
  soon(): void;
  stop(): Promise<void>;
}

export function startTicking(forum: Forum, every = 60_000): Ticking {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function run(work: () => Promise<unknown>): Promise<void> {
    do {
      again = false;
      await work().catch((error: Error) => forum.log({ level: "error", message: `tick: ${error.message}`, data: {} }));
    } while (again && !stopped);
  }
  const start = (work: () => Promise<unknown>): void => {
    if (running) {
      again = true;
    } else if (!stopped) {
      running = run(work).finally(() => (running = undefined));
    }
  };
  const timer = setInterval(() => start(() => tick(forum).then(() => reconcileDaily(forum))), every);
  const soon = (): void => start(() => tick(forum));
  const unlisten = forum.wire.listen(EVENTS, soon);
  return {
    soon,
    async stop() {
      stopped = true;
      unlisten();
      clearInterval(timer);
      await running;
    },
  };
}
