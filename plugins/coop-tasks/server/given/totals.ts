/**
 * Totals of what was given. They are sums of cells: one board, one campaign, and
 * whether it is known how long it took. A cell is counted anew once five people or
 * more stand behind what has changed in it, and then wholly; so from no two totals,
 * of other filters, other viewers or other days, one person's minutes can be had.
 */
import { seesCategory, type Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";
import { everGiven } from "./sources";

type TasksCx = Cx<TasksDatabase>;

const FEWEST = 5;

/** What stands in people's records now, with the cell it belongs to. */
const standing = (cx: TasksCx) =>
  everGiven(cx)
    .select(["g.source", "g.id", "g.user_id", "o.category_id"])
    .select([
      sql<string>`lower(coalesce(o.campaign, ''))`.as("campaign"),
      sql<boolean>`(g.minutes IS NOT NULL)`.as("timed"),
      sql<number>`coalesce(g.minutes, 0)`.as("minutes"),
    ])
    .where("g.state", "=", "done");

/** Cells in which enough has changed. */
const ripe = (cx: TasksCx) =>
  cx.db
    .selectFrom(standing(cx).as("s"))
    .fullJoin("coop_given_counted as k", (on) =>
      on
        .onRef("k.source", "=", "s.source")
        .onRef("k.id", "=", "s.id")
        .onRef("k.category_id", "=", "s.category_id")
        .onRef("k.campaign", "=", "s.campaign")
        .onRef("k.timed", "=", "s.timed")
    )
    .select((e) => [
      e.fn.coalesce("s.category_id", "k.category_id").$notNull().as("category_id"),
      e.fn.coalesce("s.campaign", "k.campaign").$notNull().as("campaign"),
      e.fn.coalesce("s.timed", "k.timed").$notNull().as("timed"),
      // Where too few are left, nothing of it is shown.
      sql<boolean>`(count(DISTINCT s.user_id) >= ${FEWEST}::int)`.as("enough"),
    ])
    .groupBy([sql`1`, sql`2`, sql`3`])
    .having(
      sql<boolean>`(count(DISTINCT coalesce(s.user_id, k.user_id))
        FILTER (WHERE s.id IS NULL OR k.id IS NULL OR s.minutes <> k.minutes) >= ${FEWEST}::int)`
    )
    .execute();

/** Once a day. */
export async function recountGiven(cx: TasksCx): Promise<void> {
  const cells = await ripe(cx);
  const among = (some: typeof cells) => sql<boolean>`(category_id, campaign, timed) IN (SELECT * FROM unnest(
    ${some.map((cell) => cell.category_id)}::bigint[], ${some.map((cell) => cell.campaign)}::text[],
    ${some.map((cell) => cell.timed)}::boolean[]))`;
  const enough = cells.filter((cell) => cell.enough);
  await cx.db.deleteFrom("coop_given_counted").where(among(cells)).execute();
  await cx.db
    .insertInto("coop_given_counted")
    .columns(["source", "id", "user_id", "category_id", "campaign", "timed", "minutes"])
    .expression(cx.db.selectFrom(standing(cx).as("s")).selectAll("s").where(among(enough)))
    .execute();
}

export interface Totals {
  people: number;
  things: number;
  minutes: number | null;
}

export async function totalsOf(
  cx: TasksCx,
  { category_id, campaign }: { category_id: number | null; campaign: string | null }
): Promise<Totals | null> {
  const { timed, minutes, ...counts } = await cx.db
    .selectFrom("coop_given_counted as k")
    .select((e) => [
      e.fn.count<number>("k.user_id").distinct().as("people"),
      sql<number>`count(DISTINCT (k.source, k.id))`.as("things"),
      e.fn.count<number>("k.user_id").distinct().filterWhere("k.timed", "=", true).as("timed"),
      sql<number>`coalesce(sum(k.minutes), 0)::bigint`.as("minutes"),
    ])
    .where(seesCategory(cx.viewer, sql.ref("k.category_id")))
    .$if(category_id !== null, (q) => q.where("k.category_id", "=", category_id!))
    .$if(campaign !== null, (q) => q.where(sql<boolean>`k.campaign = lower(${campaign})`))
    .executeTakeFirstOrThrow();
  return counts.people < FEWEST ? null : { ...counts, minutes: timed < FEWEST ? null : minutes };
}
