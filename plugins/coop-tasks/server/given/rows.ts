/** SQL about what somebody has given: what they did, and the roles they held or hold. */
import { notFound, type Cx, type Viewer } from "coop-core/server";
import { sql } from "kysely";
import { lockAnyClaim } from "../claim/rows";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;
type OwnCx = Cx<TasksDatabase, Viewer>;

const endOf = sql`coalesce(c.ends_at, 'infinity')`;

const given = (cx: TasksCx) =>
  cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .where((e) => e.or([e("c.state", "=", "done"), e.and([e("c.state", "=", "held"), e("o.kind", "=", "role")])]));

/** The latest first, from what comes after a claim on. */
const page = <Q extends ReturnType<typeof given>>(
  query: Q,
  { cursor, limit }: { cursor: number | null; limit: number }
) =>
  query
    .select([
      "c.id",
      "c.opening_id",
      "c.user_id",
      "c.coop_id",
      "c.state",
      "c.starts_at",
      "c.ends_at",
      "c.minutes",
      "o.kind",
      "o.title",
    ])
    .$if(cursor !== null, (q) =>
      q.where(
        sql<boolean>`(${endOf}, c.id) < (SELECT coalesce(l.ends_at, 'infinity'), l.id FROM coop_claims AS l WHERE l.id = ${cursor})`
      )
    )
    .orderBy(endOf, "desc")
    .orderBy("c.id", "desc")
    .limit(limit);

/** The viewer's own. A title is named only where they still see it. */
export const ownGiven = (cx: OwnCx, of: { cursor: number | null; limit: number }) =>
  page(given(cx).where("c.user_id", "=", cx.viewer.id), of)
    .select(isVisible(cx.viewer).as("seen"))
    .execute();

export const ownTotals = (cx: OwnCx) =>
  given(cx)
    .where("c.user_id", "=", cx.viewer.id)
    .select((e) => [
      e.fn.countAll<number>().as("total"),
      sql<number>`coalesce(sum(c.minutes), 0)::bigint`.as("minutes"),
      e.fn.countAll<number>().filterWhere("c.minutes", "is not", null).as("timed"),
    ])
    .executeTakeFirstOrThrow();

const givenFor = (cx: TasksCx, coopId: number) => given(cx).where("c.coop_id", "=", coopId).where(isVisible(cx.viewer));

/** In a co-op's name, as far as the viewer sees it. */
export const givenForCoop = (cx: TasksCx, coopId: number, of: { cursor: number | null; limit: number }) =>
  page(givenFor(cx, coopId), of).execute();

export const totalForCoop = async (cx: TasksCx, coopId: number): Promise<number> =>
  (
    await givenFor(cx, coopId)
      .select((e) => e.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow()
  ).total;

/** Also where they see the opening no more: it stands in their record. @throws Refusal 404 */
export async function lockOwn(cx: OwnCx, claimId: number): Promise<{ claim: Claim; opening: Judged }> {
  const own = await cx.db
    .selectFrom("coop_claims")
    .select("id")
    .where("id", "=", claimId)
    .where("user_id", "=", cx.viewer.id)
    .executeTakeFirst();
  const locked = own && (await lockAnyClaim(cx, claimId));
  if (locked?.claim.user_id !== cx.viewer.id) {
    throw notFound();
  }
  return locked;
}

/** How long it took somebody goes with their account. */
export async function forgetGiven(cx: TasksCx, userId: number): Promise<void> {
  await cx.db
    .updateTable("coop_claims")
    .set({ minutes: null })
    .where("user_id", "=", userId)
    .where("minutes", "is not", null)
    .execute();
}

export async function givenMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  await cx.db.updateTable("coop_given_counted").set({ user_id: target }).where("user_id", "=", source).execute();
}
