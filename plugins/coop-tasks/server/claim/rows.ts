/** SQL about single claims. */
import { notFound, type Cx } from "coop-core/server";
import type { Insertable, Updateable } from "kysely";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { lockOpening } from "../opening/rows";
import type { ClaimsTable, TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_claims").selectAll().where("id", "=", id);

/**
 * The claim with its opening, whose row is locked first: every act that touches
 * seats takes locks in this one order.
 * @throws Refusal 404 where the opening may not be seen
 */
export async function lockClaim(cx: TasksCx, id: number): Promise<{ claim: Claim; opening: Judged }> {
  const seen = await byId(cx, id).executeTakeFirst();
  if (!seen) {
    throw notFound();
  }
  const opening = await lockOpening(cx, seen.opening_id);
  return { claim: await byId(cx, id).executeTakeFirstOrThrow(), opening };
}

export async function insertClaim(cx: TasksCx, row: Insertable<ClaimsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_claims").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateClaim(cx: TasksCx, id: number, changed: Updateable<ClaimsTable>): Promise<void> {
  await cx.db.updateTable("coop_claims").set(changed).where("id", "=", id).execute();
}
