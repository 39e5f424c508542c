/** SQL about single openings and the claims on them. */
import { isReachable, isSeenByUser, isStaff, notFound, seesCategory, type Cx, type Viewer } from "coop-core/server";
import { sql, type ExpressionBuilder, type Insertable, type Selectable, type Updateable } from "kysely";
import type { OpeningsTable, TasksDatabase } from "../tables";
import { readSeats } from "../seat-kind/rows";
import type { Claim, Opening } from "./opening";
import type { Judged } from "./policy";

type TasksCx = Cx<TasksDatabase>;

/**
 * What was deleted exists for nobody, what was hidden for staff alone, the rest
 * for those who see the category. The opening is `o` in the query around it.
 */
export const isVisible = (viewer: Viewer | null) =>
  sql<boolean>`(o.deleted_at IS NULL AND (o.hidden_at IS NULL OR ${isStaff(viewer)}::boolean)
    AND ${seesCategory(viewer, sql.ref("o.category_id"))})`;

const judged = async (cx: TasksCx, opening: Opening | undefined): Promise<Judged> => {
  if (!opening) {
    throw notFound();
  }
  return { ...opening, ...(await readSeats(cx, [opening.id])).get(opening.id)! };
};

const ofId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_openings as o").selectAll("o").where("o.id", "=", id);

/** The opening if this viewer may see it. @throws Refusal 404 */
export const findOpening = async (cx: TasksCx, id: number): Promise<Judged> =>
  judged(cx, await ofId(cx, id).where(isVisible(cx.viewer)).executeTakeFirst());

/** The same, its row locked until the act ends: all that changes an opening or its claims stands in one line. */
export const lockOpening = async (cx: TasksCx, id: number): Promise<Judged> =>
  judged(cx, await ofId(cx, id).where(isVisible(cx.viewer)).forUpdate().executeTakeFirst());

/** For jobs and events, which have no viewer; undefined where it was deleted. */
export const findAnyOpening = async (cx: TasksCx, id: number): Promise<Judged | undefined> => {
  const opening = await ofId(cx, id).where("o.deleted_at", "is", null).executeTakeFirst();
  return opening && judged(cx, opening);
};

/** The same with its row locked, and those that were deleted too. */
export const lockAnyOpening = async (cx: TasksCx, id: number): Promise<Judged | undefined> => {
  const opening = await ofId(cx, id).forUpdate().executeTakeFirst();
  return opening && judged(cx, opening);
};

type OfOpening<Row> = { row: Row; opening: Judged };

/** What was read before the lock may be old: it is read again. */
async function readUnder<Row extends { opening_id: number }>(
  read: () => Promise<Row | undefined>,
  lock: (openingId: number) => Promise<Judged | undefined>
): Promise<OfOpening<Row> | undefined> {
  const seen = await read();
  const opening = seen && (await lock(seen.opening_id));
  const row = opening && (await read());
  return row && { row, opening };
}

/**
 * A row that belongs to an opening, whose row is locked first: all that touches
 * them takes locks in this one order.
 * @throws Refusal 404 where either is not there for this viewer
 */
export async function lockWithOpening<Row extends { opening_id: number }>(
  cx: TasksCx,
  read: () => Promise<Row | undefined>
): Promise<OfOpening<Row>> {
  const found = await readUnder(read, (id) => lockOpening(cx, id));
  if (!found) {
    throw notFound();
  }
  return found;
}

/** The same for jobs, which have no viewer. */
export const lockWithAnyOpening = <Row extends { opening_id: number }>(
  cx: TasksCx,
  read: () => Promise<Row | undefined>
): Promise<OfOpening<Row> | undefined> => readUnder(read, (id) => lockAnyOpening(cx, id));

export async function insertOpening(cx: TasksCx, row: Insertable<OpeningsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_openings").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

const inLine = (state: "offered" | "waiting") =>
  sql<number>`(SELECT count(*) FROM coop_waiting AS w WHERE w.opening_id = counted.id AND w.state = ${state})`;

/** The same as in seat-kind.ts: short of the minimum, or of those of its kinds of seat. */
const missing = sql<number>`coalesce((
  SELECT sum(greatest(0, k.minimum - (
    SELECT count(*) FROM coop_claims AS p WHERE p.opening_id = counted.id AND p.seat_kind_id = k.id
      AND ((p.state = 'held' AND p.leaving_since IS NULL) OR (p.state = 'done' AND counted.kind = 'task')))))
  FROM coop_seat_kinds AS k WHERE k.opening_id = counted.id
), greatest(0, coalesce(counted.minimum, 0)
  - count(*) FILTER (WHERE (c.state = 'held' AND c.leaving_since IS NULL) OR (c.state = 'done' AND counted.kind = 'task'))))`;

/** Where everybody who holds a place holds it still: the day after the first goes whom nobody follows yet. */
const freeFrom = sql<string | null>`CASE WHEN counted.seats <= count(*) FILTER (WHERE c.state = 'held') THEN
  (array_agg(c.term_ends_on + 1 ORDER BY c.term_ends_on, c.id) FILTER (WHERE c.leaving_since IS NOT NULL))
    [1 + count(*) FILTER (WHERE c.state = 'held') - counted.seats] END`;

const copiesOrdered = sql<number>`(SELECT coalesce(sum(p.copies), 0)::integer FROM coop_parcels AS p
  WHERE p.opening_id = counted.id AND p.state IN ('ordered', 'sent'))`;

/** How the claims of openings and their lines stand, as their rows keep it. */
const countsOf = (cx: TasksCx) =>
  cx.db
    .selectFrom("coop_openings as counted")
    .leftJoin("coop_claims as c", "c.opening_id", "counted.id")
    .select((e) => [
      "counted.id",
      e.fn.countAll<number>().filterWhere("c.state", "=", "held").as("held_count"),
      e.fn.count<number>("c.begun_at").filterWhere("c.state", "=", "held").as("begun_count"),
      e.fn.count<number>("c.leaving_since").as("leaving_count"),
      freeFrom.as("free_from"),
      e.fn.countAll<number>().filterWhere("c.state", "=", "done").as("done_count"),
      e.fn.min("c.begun_at").filterWhere("c.state", "=", "held").as("first_begun_at"),
      e.fn.max("c.ends_at").filterWhere("c.state", "=", "done").as("last_done_at"),
      inLine("offered").as("offered_count"),
      inLine("waiting").as("waiting_count"),
      missing.as("missing_count"),
      copiesOrdered.as("copies_ordered"),
    ])
    .groupBy("counted.id");

const COUNTS = [
  ...(["held_count", "begun_count", "done_count", "first_begun_at", "last_done_at"] as const),
  ...(["leaving_count", "free_from"] as const),
  ...(["offered_count", "waiting_count", "missing_count", "copies_ordered"] as const),
];
type Counting = ExpressionBuilder<
  TasksDatabase & { now: Pick<Selectable<OpeningsTable>, (typeof COUNTS)[number]> },
  "coop_openings" | "now"
>;
const asCounted = (e: Counting) => Object.fromEntries(COUNTS.map((name) => [name, e.ref(`now.${name}`)]));

/**
 * Writes what changed, counts its claims anew and moves the revision on, so that open pages ask again.
 * @returns the revision
 */
export async function updateOpening(cx: TasksCx, id: number, changed: Updateable<OpeningsTable>): Promise<number> {
  const { revision } = await cx.db
    .updateTable("coop_openings")
    .from(countsOf(cx).where("counted.id", "=", id).as("now"))
    .set((e) => ({ ...changed, ...asCounted(e as never), revision: sql<number>`revision + 1` }))
    .where("coop_openings.id", "=", id)
    .returning("revision")
    .executeTakeFirstOrThrow();
  return revision;
}

/** Counts anew where claims or lines were changed after the opening, and mends what was written past the acts. */
export async function recount(cx: TasksCx, id?: number): Promise<void> {
  await cx.db
    .updateTable("coop_openings")
    .from(
      countsOf(cx)
        .$if(id !== undefined, (q) => q.where("counted.id", "=", id!))
        .as("now")
    )
    .set((e) => asCounted(e as never))
    .whereRef("coop_openings.id", "=", "now.id")
    .where((e) => e.or(COUNTS.map((name) => e(`coop_openings.${name}`, "is distinct from", e.ref(`now.${name}`)))))
    .execute();
}

/** Is the category one that everybody sees? Titles out of others stay out of notices and mail. */
export async function isPublicCategory(cx: TasksCx, categoryId: number): Promise<boolean> {
  const category = await cx.db
    .selectFrom("categories")
    .select("read_restricted")
    .where("id", "=", categoryId)
    .executeTakeFirst();
  return category?.read_restricted === false;
}

/** Who may be named as contact: somebody who can be reached and sees the board. */
export const findContact = (cx: TasksCx, username: string, categoryId: number): Promise<{ id: number } | undefined> =>
  cx.db
    .selectFrom("users")
    .select("id")
    .where("username_lower", "=", username.toLowerCase())
    .where(isReachable(cx.now))
    .where(isSeenByUser(cx, sql`${categoryId}::bigint`))
    .executeTakeFirst();

/**
 * Claims on one opening, those that are held first, then the latest done. Released ones are history,
 * and who held a role before is named only if they agree: those who look after it know.
 */
export const claimsOn = (cx: TasksCx, { id, kind }: Opening, limit: number, all: boolean): Promise<Claim[]> =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("opening_id", "=", id)
    .where("state", "in", kind === "task" || all ? ["held", "done"] : ["held"])
    .orderBy(sql`state = 'done'`)
    .orderBy(sql`CASE WHEN state = 'held' THEN starts_at END`)
    .orderBy("ends_at", "desc")
    .limit(limit)
    .execute();

/** Claims of which was said that it was not done. */
export const notDoneOn = (cx: TasksCx, openingId: number, limit: number): Promise<Claim[]> =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("state", "=", "not_done")
    .orderBy("ends_at", "desc")
    .limit(limit)
    .execute();

/** What this person has held last on the opening, whatever came of it. */
export const latestClaimOf = (cx: TasksCx, openingId: number, userId: number): Promise<Claim | undefined> =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("user_id", "=", userId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Everybody who holds a place now. */
export const holdersOf = (cx: TasksCx, openingId: number): Promise<Claim[]> =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("state", "=", "held")
    .orderBy("id")
    .execute();

/** Of these people, those who do not see the category. */
export async function whoDoNotSee(cx: TasksCx, userIds: number[], categoryId: number): Promise<Set<number>> {
  if (userIds.length === 0) {
    return new Set();
  }
  const seeing = await cx.db
    .selectFrom("users")
    .select("id")
    .where("id", "in", userIds)
    .where(isSeenByUser(cx, sql`${categoryId}::bigint`))
    .execute();
  return new Set(userIds.filter((id) => !seeing.some((one) => one.id === id)));
}
