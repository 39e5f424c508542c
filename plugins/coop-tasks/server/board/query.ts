/** The board in one statement: each group's first page, how many there are in all, and what can be chosen from. */
import type { Cx } from "coop-core/server";
import { sql, type SelectQueryBuilder } from "kysely";
import type { TasksDatabase } from "../tables";
import { isVisible } from "../opening/rows";
import { needsSomebody } from "../pin/rows";
import { groupsOf, isWhole, type Filter } from "./filter";
import { claimsOfViewer, onBoardInShort, ROW_COLUMNS } from "./listed";

type TasksCx = Cx<TasksDatabase>;

/** A whole query as one value of another. */
const rowsOf = <O>(query: SelectQueryBuilder<any, any, O>) =>
  sql<O[]>`(SELECT coalesce(json_agg(part), '[]') FROM ${query} AS part)`;

export function queryBoard(cx: TasksCx, filter: Filter, perGroup: number) {
  const all = cx.db.with("shown", () => onBoardInShort(cx, filter)).with("mine", () => claimsOfViewer(cx));
  return all
    .selectNoFrom((e) => [
      rowsOf(
        e
          .selectFrom(
            e
              .selectFrom("shown")
              .select(["id", "in_group", "finished", "place_in_order"])
              .select((of) =>
                of.fn
                  .agg<number>("row_number")
                  .over((o) => o.partitionBy("in_group").orderBy("finished").orderBy("place_in_order").orderBy("id"))
                  .as("place_in_group")
              )
              .where("matches", "=", true)
              .where("in_group", "in", groupsOf(filter))
              .as("p")
          )
          .innerJoin("coop_openings as o", "o.id", "p.id")
          .leftJoin("mine as m", "m.opening_id", "o.id")
          .select(ROW_COLUMNS)
          .select(["p.in_group", "p.finished", "p.place_in_order"])
          .where("p.place_in_group", "<=", perGroup)
          .orderBy("p.finished")
          .orderBy("p.place_in_order")
          .orderBy("o.id")
      ).as("rows"),
      rowsOf(
        e
          .selectFrom("shown")
          .select((of) => [
            "in_group",
            of.fn.countAll<number>().as("total"),
            of.fn.countAll<number>().filterWhere("with_room", "=", true).as("with_room"),
          ])
          .where("matches", "=", true)
          .groupBy("in_group")
      ).as("totals"),
      rowsOf(
        e
          .selectFrom("shown")
          .innerJoin("categories", "categories.id", "shown.category_id")
          .select((of) => [
            "categories.id",
            "categories.name",
            "categories.color",
            of.fn.countAll<number>().as("count"),
          ])
          .groupBy(["categories.id", "categories.name", "categories.color"])
          .orderBy("categories.name")
      ).as("categories"),
      rowsOf(
        e
          .selectFrom("shown")
          .select((of) => [of.fn.min("campaign").$castTo<string>().as("name"), of.fn.countAll<number>().as("count")])
          .where("campaign", "is not", null)
          .groupBy(sql`lower(campaign)`)
          .orderBy(sql`lower(campaign)`)
      ).as("campaigns"),
      rowsOf(
        e
          .selectFrom(["shown", sql<{ name: string }>`jsonb_array_elements_text(shown.skills)`.as<"s">(sql`s(name)`)])
          .select((of) => ["s.name", of.fn.countAll<number>().as("count")])
          .groupBy("s.name")
          .orderBy("s.name")
      ).as("skills"),
      // What is needed most is shown while nothing is chosen.
      rowsOf(
        e
          .selectFrom("coop_pins as p")
          .innerJoin("coop_openings as o", "o.id", "p.opening_id")
          .leftJoin("mine as m", "m.opening_id", "o.id")
          .select(ROW_COLUMNS)
          .select(["p.until_on", "p.words"])
          .where(sql<boolean>`${isWhole(filter)}::boolean`)
          .where("p.category_id", "is not distinct from", filter.category_id)
          .where("p.until_at", ">", cx.now)
          .where(isVisible(cx.viewer))
          .where(needsSomebody(cx.now))
          .orderBy("p.until_at")
          .orderBy("p.id")
      ).as("needed"),
    ])
    .executeTakeFirstOrThrow();
}
