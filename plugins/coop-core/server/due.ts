/**
 * One table of everything that is to happen later: reminders and other dues,
 * listeners, and orders. Each row has a unique key, so asking twice is asking
 * once. The host takes rows, performs them and says how it went.
 */
import { sql } from "kysely";
import type { Cx } from "./kernel/act";
import type { DueSort } from "./tables";

/** After ten tries a row is kept as failed and shown to admins. */
export const MOST_ATTEMPTS = 10;
/** How long a taken row is left to whoever took it before another may: seconds. */
export const LEASE = 120;

export interface NewDue {
  kind: string;
  key: string;
  /** When it falls due, ISO 8601; now means as soon as the act is committed. */
  at: string;
  data: Record<string, unknown>;
  /** Minutes after which it is too late and dropped, with a log entry. */
  tolerance?: number;
  sort?: DueSort;
  plugin?: string;
}

/** Writes rows of the due table in one statement, but none whose key is known already. */
export async function scheduleAll(cx: Cx<any>, dues: readonly NewDue[]): Promise<void> {
  if (dues.length === 0) {
    return;
  }
  await cx.db
    .insertInto("coop_due")
    .values(
      dues.map((due) => ({
        key: due.key,
        plugin: due.plugin ?? cx.scope.plugin,
        sort: due.sort ?? "due",
        kind: due.kind,
        due_at: due.at,
        tolerance: due.tolerance ?? null,
        data: due.data,
      }))
    )
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  if (dues.some(({ at }) => Date.parse(at) <= Date.parse(cx.now))) {
    cx.scope.after.due = true;
  }
}

export const schedule = (cx: Cx<any>, due: NewDue): Promise<void> => scheduleAll(cx, [due]);

/** Takes back what has not happened yet. */
export async function unscheduleAll(cx: Cx<any>, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) {
    await cx.db.deleteFrom("coop_due").where("key", "in", keys).where("state", "=", "waiting").execute();
  }
}

export const unschedule = (cx: Cx<any>, key: string): Promise<void> => unscheduleAll(cx, [key]);

export interface TakenDue {
  id: number;
  key: string;
  plugin: string;
  sort: DueSort;
  kind: string;
  data: Record<string, unknown>;
  attempts: number;
}

/**
 * Takes what is due, each row for one taker at a time, and drops what came too
 * late. Rows of plugins that are switched off rest.
 */
export async function takeDueRows(cx: Cx, limit: number): Promise<TakenDue[]> {
  const late = await cx.db
    .updateTable("coop_due")
    .set({ state: "dropped", done_at: cx.now })
    .where("state", "=", "waiting")
    .where("tolerance", "is not", null)
    .where(sql<boolean>`due_at + tolerance * interval '1 minute' < ${cx.now}::timestamptz`)
    .returning(["id", "plugin", "kind"])
    .execute();
  for (const row of late) {
    await cx.scope.ports.log("warn", "came too late and was dropped", JSON.stringify(row));
  }
  const free = await cx.db
    .selectFrom("coop_due")
    .select("id")
    .where("state", "=", "waiting")
    .where("due_at", "<=", cx.now)
    .where("plugin", "in", cx.context.plugins)
    .where((e) => e.or([e("taken_until", "is", null), e("taken_until", "<", cx.now)]))
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (free.length === 0) {
    return [];
  }
  const inOrder = free.map(({ id }) => id);
  const taken = await cx.db
    .updateTable("coop_due")
    .set({
      attempts: sql<number>`attempts + 1`,
      taken_until: sql<string>`${cx.now}::timestamptz + ${LEASE} * interval '1 second'`,
    })
    .where("id", "in", inOrder)
    .returning(["id", "key", "plugin", "sort", "kind", "data", "attempts"])
    .execute();
  return taken.sort((a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id));
}

/** Locks a row that is still to be done; undefined if somebody else has done it meanwhile. */
export const lockDue = (cx: Cx, id: number): Promise<TakenDue | undefined> =>
  cx.db
    .selectFrom("coop_due")
    .select(["id", "key", "plugin", "sort", "kind", "data", "attempts"])
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .forUpdate()
    .executeTakeFirst();

/** An order that was performed, as long as it is kept. */
export const orderById = (cx: Cx, id: number): Promise<TakenDue | undefined> =>
  cx.db
    .selectFrom("coop_due")
    .select(["id", "key", "plugin", "sort", "kind", "data", "attempts"])
    .where("id", "=", id)
    .where("sort", "=", "order")
    .where("state", "=", "done")
    .executeTakeFirst();

/** A row that nobody knows how to do stays, is tried again and then shown to admins: never silently done. */
export function known<H>(handler: H | undefined, { plugin, kind }: TakenDue): H {
  if (!handler) {
    throw new Error(`coop-${plugin} has nothing that does ${kind}`);
  }
  return handler;
}

export async function markDone(cx: Cx, id: number): Promise<void> {
  await cx.db
    .updateTable("coop_due")
    .set({ state: "done", done_at: cx.now, taken_until: null })
    .where("id", "=", id)
    .execute();
}

/** Puts a row off for the next try, each time for longer; after the last it stays as failed. */
export async function markFailed(cx: Cx, id: number, error: string): Promise<void> {
  await cx.db
    .updateTable("coop_due")
    .set({
      error: error.slice(0, 500),
      taken_until: null,
      state: sql<"waiting">`CASE WHEN attempts >= ${MOST_ATTEMPTS}::int THEN 'failed' ELSE 'waiting' END`,
      due_at: sql<string>`${cx.now}::timestamptz + power(2, least(attempts, 8)) * interval '5 seconds'`,
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}
