/** SQL about those who wait. */
import { isNotSilenced, isReachable, isSeenByUser, type Cx } from "coop-core/server";
import { sql, type Insertable } from "kysely";
import type { Judged } from "../opening/policy";
import { lockWithAnyOpening, lockWithOpening } from "../opening/rows";
import type { TasksDatabase, WaitingTable } from "../tables";
import type { Waiting, WaitingState } from "./waiting";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_waiting").selectAll().where("id", "=", id);

/**
 * Somebody's waiting with its opening, whose row is locked first.
 * @throws Refusal 404 where the opening may not be seen
 */
export async function lockWaiting(cx: TasksCx, id: number): Promise<{ waiting: Waiting; opening: Judged }> {
  const { row, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  return { waiting: row, opening };
}

/** For jobs, which have no viewer. */
export async function lockAnyWaiting(
  cx: TasksCx,
  id: number
): Promise<{ waiting: Waiting; opening: Judged } | undefined> {
  const found = await lockWithAnyOpening(cx, () => byId(cx, id).executeTakeFirst());
  return found && { waiting: found.row, opening: found.opening };
}

export async function insertWaiting(cx: TasksCx, row: Insertable<WaitingTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_waiting").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** What became of this person's last waiting there, or where it stands. */
export const latestWaitingOf = (cx: TasksCx, openingId: number, userId: number): Promise<Waiting | undefined> =>
  cx.db
    .selectFrom("coop_waiting")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("user_id", "=", userId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Everybody who waits or is asked, in order of arrival. */
export const lineOf = (cx: TasksCx, openingId: number): Promise<Waiting[]> =>
  cx.db
    .selectFrom("coop_waiting")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();

/** The first who are asked and the first who wait, so many of each. */
export const beginningOfLine = (cx: TasksCx, openingId: number, ofEach: number): Promise<Waiting[]> =>
  cx.db
    .selectFrom(
      cx.db
        .selectFrom("coop_waiting")
        .selectAll()
        .select(sql<number>`row_number() OVER (PARTITION BY state ORDER BY id)`.as("place"))
        .where("opening_id", "=", openingId)
        .where("ended_at", "is", null)
        .as("w")
    )
    .selectAll()
    .where("w.place", "<=", ofEach)
    .orderBy("w.id")
    .execute();

/** How many came before this person who wait for the same, or for whichever comes free. */
export async function aheadOf(cx: TasksCx, { id, opening_id, seat_kind_id }: Waiting): Promise<number> {
  const { ahead } = await cx.db
    .selectFrom("coop_waiting")
    .select((e) => e.fn.countAll<number>().as("ahead"))
    .where("opening_id", "=", opening_id)
    .where("state", "=", "waiting")
    .where("id", "<", id)
    .$if(seat_kind_id !== null, (q) =>
      q.where((e) => e.or([e("seat_kind_id", "is", null), e("seat_kind_id", "=", seat_kind_id)]))
    )
    .executeTakeFirstOrThrow();
  return ahead;
}

/**
 * Those in line who can be asked now, in order, with their zones. Whoever is
 * suspended, silenced or does not see the board keeps their place and is passed over.
 */
export const whoCanBeAsked = (cx: TasksCx, opening: Pick<Judged, "id" | "category_id">) =>
  cx.db
    .selectFrom("coop_waiting as w")
    .innerJoin("users", "users.id", "w.user_id")
    .leftJoin("user_options", "user_options.user_id", "users.id")
    .select(["w.id", "w.user_id", "w.seat_kind_id", "user_options.timezone as time_zone"])
    .where("w.opening_id", "=", opening.id)
    .where("w.state", "=", "waiting")
    .where(isReachable(cx.now))
    .where(isNotSilenced(cx.now))
    .where(isSeenByUser(cx, sql`${opening.category_id}::bigint`))
    .orderBy("w.id")
    .execute();

export interface Offer {
  id: number;
  user_id: number;
  seat_kind_id: number | null;
  /** ISO 8601 */
  ends_at: string;
}

/** Holds a place for each of them until their offer ends; one statement, however many they are. */
export async function writeOffers(cx: TasksCx, offers: readonly Offer[]): Promise<void> {
  const written = sql<Offer>`jsonb_to_recordset(${JSON.stringify(offers)}::jsonb)`;
  await cx.db
    .updateTable("coop_waiting as w")
    .from(written.as<"o">(sql`o(id bigint, seat_kind_id bigint, ends_at timestamptz)`))
    .set((e) => ({
      state: "offered" as const,
      offered_at: cx.now,
      offer_ends_at: e.ref("o.ends_at"),
      offered_kind_id: e.ref("o.seat_kind_id"),
    }))
    .whereRef("w.id", "=", "o.id")
    .execute();
}

/** The contact goes with the end: nobody has use for it any more. */
export async function writeEnds(
  cx: TasksCx,
  ids: readonly number[],
  state: Exclude<WaitingState, "waiting" | "offered">
): Promise<void> {
  await cx.db
    .updateTable("coop_waiting")
    .set({ state, ended_at: cx.now, contact_detail: null, contact_for: null })
    .where("id", "in", ids)
    .execute();
}

/** No offer lasts longer than what it is for. */
export async function shortenOffers(cx: TasksCx, openingId: number, until: string): Promise<void> {
  await cx.db
    .updateTable("coop_waiting")
    .set({ offer_ends_at: sql<string>`least(offer_ends_at, ${until}::timestamptz)` })
    .where("opening_id", "=", openingId)
    .where("state", "=", "offered")
    .execute();
}
