/** SQL about seats: how many of which kind are taken, and by the word of how many. */
import { together, type Cx } from "coop-core/server";
import { sql } from "kysely";
import type { Tally } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import type { KindSeats, SeatKind } from "./seat-kind";

type TasksCx = Cx<TasksDatabase>;

interface Counts extends Tally {
  seat_kind_id: number | null;
  waiting: number;
}

/** Everything that seats are judged by. */
export interface Seats {
  tally: Tally;
  kinds: KindSeats[];
  /** How many stand in line, without those who are asked now. */
  waiting: number;
}

const NOBODY: Tally & { waiting: number } = { held: 0, begun: 0, leaving: 0, done: 0, offered: 0, waiting: 0 };

const sumOf = (rows: readonly Counts[]): Tally & { waiting: number } =>
  rows.reduce(
    (sum, row) => ({
      held: sum.held + row.held,
      begun: sum.begun + row.begun,
      leaving: sum.leaving + row.leaving,
      done: sum.done + row.done,
      offered: sum.offered + row.offered,
      waiting: sum.waiting + row.waiting,
    }),
    NOBODY
  );

/** For each opening and kind of seat, in one statement. What is of no kind stands under null. */
async function countsOf(cx: TasksCx, openingIds: readonly number[]): Promise<(Counts & { opening_id: number })[]> {
  const { rows } = await sql<Counts & { opening_id: number }>`
    SELECT opening_id, seat_kind_id, sum(held) AS held, sum(begun) AS begun, sum(leaving) AS leaving, sum(done) AS done,
      sum(offered) AS offered, sum(waiting) AS waiting
    FROM (
      SELECT opening_id, seat_kind_id, (state = 'held')::int AS held,
        (state = 'held' AND begun_at IS NOT NULL)::int AS begun,
        (leaving_since IS NOT NULL)::int AS leaving, (state = 'done')::int AS done, 0 AS offered, 0 AS waiting
      FROM coop_claims WHERE opening_id = ANY(${openingIds}::bigint[]) AND state IN ('held', 'done')
      UNION ALL
      SELECT opening_id, CASE WHEN state = 'offered' THEN offered_kind_id ELSE seat_kind_id END, 0, 0, 0, 0,
        (state = 'offered')::int, (state = 'waiting')::int
      FROM coop_waiting WHERE opening_id = ANY(${openingIds}::bigint[]) AND ended_at IS NULL
    ) AS seats GROUP BY opening_id, seat_kind_id`.execute(cx.db);
  return rows;
}

const kindsOf = (cx: TasksCx, openingIds: readonly number[]): Promise<SeatKind[]> =>
  cx.db
    .selectFrom("coop_seat_kinds")
    .selectAll()
    .where("opening_id", "in", openingIds)
    .orderBy("position")
    .orderBy("id")
    .execute();

/** What the kinds of an opening are called, in their order. */
export const kindNamesOf = async (cx: TasksCx, openingId: number): Promise<string[]> =>
  (await kindsOf(cx, [openingId])).map(({ name }) => name);

/** Of several openings at once; after an opening's row is locked its numbers cannot change. */
export async function readSeats(cx: TasksCx, openingIds: readonly number[]): Promise<Map<number, Seats>> {
  if (openingIds.length === 0) {
    return new Map();
  }
  const { counts, kinds } = await together({ counts: countsOf(cx, openingIds), kinds: kindsOf(cx, openingIds) });
  const seatsOf = (openingId: number): Seats => {
    const own = counts.filter(({ opening_id }) => opening_id === openingId);
    const { waiting, ...tally } = sumOf(own);
    return {
      tally,
      waiting,
      kinds: kinds
        .filter(({ opening_id }) => opening_id === openingId)
        .map(({ id, name, seats, minimum }) => {
          const { waiting: inLine, ...of } = sumOf(own.filter(({ seat_kind_id }) => seat_kind_id === id));
          return { ...{ id, name, seats, minimum }, tally: of, waiting: inLine };
        }),
    };
  };
  return new Map(openingIds.map((id) => [id, seatsOf(id)]));
}

export interface WrittenKind {
  /** Null: a new one. */
  id: number | null;
  name: string;
  seats: number;
  minimum: number;
}

/** Makes the kinds of an opening those of the form, in its order. What nobody names any more is gone. */
export async function writeKinds(cx: TasksCx, opening_id: number, kinds: readonly WrittenKind[]): Promise<void> {
  const kept = kinds.flatMap(({ id }) => (id === null ? [] : [id]));
  await cx.db
    .deleteFrom("coop_seat_kinds")
    .where("opening_id", "=", opening_id)
    .where(sql<boolean>`id <> ALL(${kept}::bigint[])`)
    .execute();
  const placed = kinds.map((kind, position) => ({ ...kind, position }));
  const written = sql<WrittenKind & { position: number }>`jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)`;
  await cx.db
    .updateTable("coop_seat_kinds as k")
    .from(written.as<"w">(sql`w(id bigint, name text, seats int, minimum int, position int)`))
    .set((e) => ({ name: e.ref("w.name"), seats: e.ref("w.seats"), minimum: e.ref("w.minimum") }))
    .set((e) => ({ position: e.ref("w.position") }))
    .whereRef("k.id", "=", "w.id")
    .where("k.opening_id", "=", opening_id)
    .execute();
  const added = placed.filter(({ id }) => id === null);
  if (added.length > 0) {
    await cx.db
      .insertInto("coop_seat_kinds")
      .values(added.map(({ name, seats, minimum, position }) => ({ opening_id, name, seats, minimum, position })))
      .execute();
  }
}
