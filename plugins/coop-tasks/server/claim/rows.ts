/** SQL about single claims. */
import { isNotSilenced, isReachable, isSeenByUser, zoneOrForums, type Cx } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { lockWithAnyOpening, lockWithOpening } from "../opening/rows";
import type { ClaimsTable, TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_claims").selectAll().where("id", "=", id);

/**
 * The claim with its opening, whose row is locked first: every act that touches
 * seats takes locks in this one order.
 * @throws Refusal 404 where the opening may not be seen
 */
export async function lockClaim(cx: TasksCx, id: number): Promise<{ claim: Claim; opening: Judged }> {
  const { row, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  return { claim: row, opening };
}

export const findClaim = (cx: TasksCx, id: number): Promise<Claim | undefined> => byId(cx, id).executeTakeFirst();

/** For jobs, which have no viewer. */
export async function lockAnyClaim(cx: TasksCx, id: number): Promise<{ claim: Claim; opening: Judged } | undefined> {
  const found = await lockWithAnyOpening(cx, () => byId(cx, id).executeTakeFirst());
  return found && { claim: found.row, opening: found.opening };
}

export interface Holder {
  username: string;
  name: string | null;
  time_zone: string;
  locale: string | null;
}

/** Whoever holds it, where they live, if they can answer there now; undefined if they cannot. */
export async function findHolder(
  cx: TasksCx,
  claim: Pick<Claim, "user_id">,
  { category_id, hidden_at }: Pick<Judged, "category_id" | "hidden_at">
): Promise<Holder | undefined> {
  if (hidden_at !== null) {
    return undefined;
  }
  const holder = await cx.db
    .selectFrom("users")
    .leftJoin("user_options", "user_options.user_id", "users.id")
    .select(["users.username", "users.name", "users.locale", "user_options.timezone as time_zone"])
    .where("users.id", "=", claim.user_id)
    .where(isReachable(cx.now))
    .where(isNotSilenced(cx.now))
    .where(isSeenByUser(cx, sql`${category_id}::bigint`))
    .executeTakeFirst();
  return holder && { ...holder, time_zone: zoneOrForums(cx, holder.time_zone) };
}

/** Those of whom nobody has counted since when they have been quiet: from now on. */
export const beginToCount = (cx: TasksCx) =>
  cx.db
    .updateTable("coop_claims as c")
    .from("coop_openings as o")
    .set({ heard_at: cx.now })
    .whereRef("o.id", "=", "c.opening_id")
    .where("c.state", "=", "held")
    .where("c.heard_at", "is", null)
    .returning(["c.id", "c.starts_at", "o.kind", "o.due_at", "o.from_on", "o.due_zone"])
    .execute();

export async function insertClaim(cx: TasksCx, row: Insertable<ClaimsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_claims").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateClaim(cx: TasksCx, id: number, changed: Updateable<ClaimsTable>): Promise<void> {
  await cx.db.updateTable("coop_claims").set(changed).where("id", "=", id).execute();
}
