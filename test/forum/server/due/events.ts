/** What happens in the forum, for the plugins: written down in the transaction in which it happens, told after it. */
import type { ForumEvents } from "../../../../plugins/coop-core/server/forum/events";
import { inTransaction, type Db } from "../database";
import type { Forum } from "../forum";
import { EVENTS } from "../live/wire";
import { runJob } from "../run-act";
import { readTime } from "./worker";

export async function raise<E extends keyof ForumEvents>(
  db: Db,
  name: E,
  data: ForumEvents[E],
  now: string
): Promise<void> {
  await db.sql`INSERT INTO forum_events (name, data, next_at) VALUES (${name}, ${JSON.stringify(data)}, ${now})`;
  await db.sql`SELECT pg_notify(${EVENTS}, '')`;
}

const RETRY = "30 seconds";

/** Tells one waiting event; the row is locked meanwhile, so that two processes tell two. */
async function tellNext(forum: Forum, failed: string[]): Promise<boolean> {
  const time = await readTime(forum);
  return inTransaction(forum.pool, async (db) => {
    const [event] = await db.sql<{ id: number; name: string; data: object }>`
      SELECT id, name, data FROM forum_events WHERE next_at <= ${time.now} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!event) {
      return false;
    }
    try {
      await runJob(forum, "forum-event", { name: event.name, data: event.data }, { ...time, door: "event" });
      await db.sql`DELETE FROM forum_events WHERE id = ${event.id}`;
    } catch (thrown) {
      const error = (thrown as Error).message;
      failed.push(`${event.name}: ${error}`);
      forum.log({ level: "error", message: `event ${event.name} failed`, data: { error } });
      await db.query(
        `UPDATE forum_events SET attempts = attempts + 1, error = $2, next_at = $3::timestamptz + (attempts + 1) * interval '${RETRY}' WHERE id = $1`,
        [event.id, error, time.now]
      );
    }
    return true;
  });
}

/** @returns what failed and will be tried again */
export async function tellEvents(forum: Forum): Promise<string[]> {
  const failed: string[] = [];
  while (await tellNext(forum, failed)) {
    // Until none is left.
  }
  return failed;
}
