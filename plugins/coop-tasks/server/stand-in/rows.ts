/** SQL about those who are asked to stand in. */
import { notFound, type Cx, type Viewer } from "coop-core/server";
import type { Insertable } from "kysely";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { isVisible, lockWithOpening } from "../opening/rows";
import type { StandInsTable, TasksDatabase } from "../tables";
import type { StandIn, StandInState } from "./stand-in";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_stand_ins").selectAll().where("id", "=", id);

/**
 * With the place and the opening, whose row is locked first.
 * @throws Refusal 404 for everybody but the two
 */
export async function lockStandIn(
  cx: Cx<TasksDatabase, Viewer>,
  id: number
): Promise<{ standIn: StandIn; claim: Claim; opening: Judged }> {
  const { row: standIn, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  const claim = await cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("id", "=", standIn.claim_id)
    .executeTakeFirstOrThrow();
  if (![standIn.user_id, claim.user_id].includes(cx.viewer.id)) {
    throw notFound();
  }
  return { standIn, claim, opening };
}

export async function insertStandIn(cx: TasksCx, row: Insertable<StandInsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_stand_ins").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function endStandIn(cx: TasksCx, id: number, state: Exclude<StandInState, "asked">): Promise<void> {
  await cx.db.updateTable("coop_stand_ins").set({ state, ended_at: cx.now }).where("id", "=", id).execute();
}

/** Places that have ended are not to be had that way. @returns who was asked */
export async function endStandInsFor(cx: TasksCx, claimIds: readonly number[]): Promise<number[]> {
  if (claimIds.length === 0) {
    return [];
  }
  const ended = await cx.db
    .updateTable("coop_stand_ins")
    .set({ state: "over", ended_at: cx.now })
    .where("claim_id", "in", claimIds)
    .where("state", "=", "asked")
    .returning("user_id")
    .execute();
  return ended.map(({ user_id }) => user_id);
}

/** Whoever is asked now to take over this place. */
export const askedFor = (cx: TasksCx, claimId: number): Promise<StandIn | undefined> =>
  cx.db
    .selectFrom("coop_stand_ins")
    .selectAll()
    .where("claim_id", "=", claimId)
    .where("state", "=", "asked")
    .executeTakeFirst();

/** Has this person said no for this place before? */
export async function hasDeclined(cx: TasksCx, claimId: number, userId: number): Promise<boolean> {
  const row = await cx.db
    .selectFrom("coop_stand_ins")
    .select("id")
    .where("claim_id", "=", claimId)
    .where("user_id", "=", userId)
    .where("state", "=", "declined")
    .executeTakeFirst();
  return row !== undefined;
}

/** For which place of an opening this person is asked, with whose it is; the first, where there are several. */
export const askedOf = (cx: TasksCx, openingId: number, userId: number) =>
  cx.db
    .selectFrom("coop_stand_ins as s")
    .innerJoin("coop_claims as c", "c.id", "s.claim_id")
    .selectAll("s")
    .select(["c.user_id as from_user_id", "c.leaving_since"])
    .where("s.opening_id", "=", openingId)
    .where("s.user_id", "=", userId)
    .where("s.state", "=", "asked")
    .orderBy("s.id")
    .limit(1)
    .executeTakeFirst();

/** Everything that the viewer is asked to take over. */
export const askedOfViewer = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_stand_ins as s")
    .innerJoin("coop_claims as c", "c.id", "s.claim_id")
    .innerJoin("coop_openings as o", "o.id", "s.opening_id")
    .innerJoin("users as u", "u.id", "c.user_id")
    .select(["s.id", "s.opening_id", "o.title", "o.ticks", "o.due_at", "u.name", "u.username"])
    .where("s.user_id", "=", cx.viewer.id)
    .where("s.state", "=", "asked")
    .where((e) => e.or([e("o.due_at", "is", null), e("o.due_at", ">", cx.now)]))
    .where(isVisible(cx.viewer))
    .orderBy("s.id")
    .limit(limit)
    .execute();

/** Somebody who is gone is asked no more. */
export const standInRemoved = async (cx: TasksCx, userId: number): Promise<void> => {
  await cx.db
    .updateTable("coop_stand_ins")
    .set({ state: "over", ended_at: cx.now })
    .where("user_id", "=", userId)
    .where("state", "=", "asked")
    .execute();
};

/** Nobody is asked to stand in for themselves. */
export async function standInsMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  await cx.db.updateTable("coop_stand_ins").set({ user_id: target }).where("user_id", "=", source).execute();
  await cx.db
    .updateTable("coop_stand_ins")
    .set({ state: "over", ended_at: cx.now })
    .where("state", "=", "asked")
    .where("user_id", "=", target)
    .where("claim_id", "in", (e) => e.selectFrom("coop_claims").select("id").where("user_id", "=", target))
    .execute();
}
