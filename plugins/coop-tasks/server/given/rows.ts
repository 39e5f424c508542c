/** SQL about what somebody has given: what they did, and the roles they held or hold. */
import { notFound, type Cx, type Viewer } from "coop-core/server";
import { sql } from "kysely";
import type { Judged } from "../opening/policy";
import { isVisible, lockWithAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { everGiven } from "./sources";

type TasksCx = Cx<TasksDatabase>;
type OwnCx = Cx<TasksDatabase, Viewer>;
type Given = ReturnType<typeof everGiven>;

interface Page {
  /** As `cursorOf` gives it. */
  cursor: string | null;
  limit: number;
}

const endOf = sql`coalesce(g.ends_at, 'infinity')`;

/** The latest first, from what comes after another on. */
function page(query: Given, { cursor, limit }: Page) {
  const [end, source, id] = cursor?.split(".") ?? [];
  return query
    .select(["g.source", "g.id", "g.opening_id", "g.user_id", "g.coop_id", "g.state"])
    .select(["g.starts_at", "g.ends_at", "g.minutes", "o.kind", "o.title"])
    .$if(cursor !== null, (q) =>
      q.where(
        sql<boolean>`(${endOf}, g.source, g.id) < (to_timestamp(${end}::float8 / 1000), ${source}::text, ${id}::bigint)`
      )
    )
    .orderBy(endOf, "desc")
    .orderBy("g.source", "desc")
    .orderBy("g.id", "desc")
    .limit(limit);
}

/** The viewer's own. A title is named only where they still see it. */
export const ownGiven = (cx: OwnCx, of: Page) =>
  page(everGiven(cx).where("g.user_id", "=", cx.viewer.id), of)
    .select(isVisible(cx.viewer).as("seen"))
    .execute();

export const ownTotals = (cx: OwnCx) =>
  everGiven(cx)
    .where("g.user_id", "=", cx.viewer.id)
    .select((e) => [
      e.fn.countAll<number>().as("total"),
      sql<number>`coalesce(sum(g.minutes), 0)::bigint`.as("minutes"),
      e.fn.countAll<number>().filterWhere("g.minutes", "is not", null).as("timed"),
    ])
    .executeTakeFirstOrThrow();

const givenFor = (cx: TasksCx, coopId: number) =>
  everGiven(cx).where("g.coop_id", "=", coopId).where(isVisible(cx.viewer));

/** In a co-op's name, as far as the viewer sees it. */
export const givenForCoop = (cx: TasksCx, coopId: number, of: Page) => page(givenFor(cx, coopId), of).execute();

export const totalForCoop = async (cx: TasksCx, coopId: number): Promise<number> =>
  (
    await givenFor(cx, coopId)
      .select((e) => e.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow()
  ).total;

/** What is the viewer's own, also where they see the opening no more: it stands in their record. @throws Refusal 404 */
export async function lockOwn<Row extends { user_id: number; opening_id: number }>(
  cx: OwnCx,
  find: () => Promise<Row | undefined>
): Promise<{ row: Row; opening: Judged }> {
  const locked = await lockWithAnyOpening(cx, async () => {
    const row = await find();
    return row?.user_id === cx.viewer.id ? row : undefined;
  });
  if (!locked) {
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
