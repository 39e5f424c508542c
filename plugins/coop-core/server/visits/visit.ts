/** Since when news are told: the end of somebody's last visit to what waits for them. */
import { sql } from "kysely";
import type { Cx } from "../kernel/act";
import type { Viewer } from "../viewer";

type MemberCx = Cx<any, Viewer>;

/** Whoever leaves and comes back within so long has not been away. */
const SAME_VISIT = 30 * 60_000;

/** ISO 8601: what is told begins there. */
const newsSince = ({ since, seen_at }: { since: string; seen_at: string }, now: string): string =>
  Date.parse(now) - Date.parse(seen_at) > SAME_VISIT ? seen_at : since;

/** Null: they have never been here. */
export async function lastVisit({ db, viewer, now }: MemberCx): Promise<string | null> {
  const row = await db
    .selectFrom("coop_visits")
    .select(["since", "seen_at"])
    .where("user_id", "=", viewer.id)
    .executeTakeFirst();
  return row ? newsSince(row, now) : null;
}

/** They are here now: a new visit, or the same one still. */
export async function visit({ db, viewer, now }: MemberCx): Promise<void> {
  await db
    .insertInto("coop_visits")
    .values({ user_id: viewer.id, since: now, seen_at: now })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({
        since: sql<string>`CASE WHEN excluded.seen_at - coop_visits.seen_at > ${SAME_VISIT} * interval '1 millisecond'
          THEN coop_visits.seen_at ELSE coop_visits.since END`,
        seen_at: sql<string>`greatest(excluded.seen_at, coop_visits.seen_at)`,
      })
    )
    .execute();
}

export async function forgetVisits(cx: Cx<any>, userId: number): Promise<void> {
  await cx.db.deleteFrom("coop_visits").where("user_id", "=", userId).execute();
}
