/** The board: openings in groups, each with its first page, in two queries whatever their number. */
import { seesCategory, type Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../../tables";
import { BY_EFFORT, type Filter, type Group } from "./filter";
import { cursorOf, listed } from "./listed";
import { viewRows } from "./view";

type TasksCx = Cx<TasksDatabase>;

/** Every group's first page, with how many there are in all and how many were left out by "I have …". */
export async function readBoard(cx: TasksCx, filter: Filter, perGroup: number) {
  const rows = await cx.db
    .with("listed", () => listed(cx, filter))
    .selectFrom((e) =>
      e
        .selectFrom("listed")
        .selectAll()
        .select([
          sql<number>`row_number() OVER (PARTITION BY in_group ORDER BY finished, place_in_order, id)`.as("n"),
          sql<number>`count(*) OVER (PARTITION BY in_group)`.as("in_all"),
          sql<number>`count(*) OVER ()`.as("total"),
          sql<number>`count(*) FILTER (WHERE with_room) OVER ()`.as("total_with_room"),
        ])
        .as("ranked")
    )
    .selectAll()
    .where("n", "<=", perGroup)
    .orderBy("n")
    .execute();

  const shown = rows.filter((row) => row.in_group !== null);
  const views = new Map((await viewRows(cx, shown)).map((view) => [view.id, view]));
  const wanted: readonly Group[] = filter.have === null ? BY_EFFORT : ["fits", "nearly"];
  const groups = wanted.map((group) => {
    const own = shown.filter(({ in_group }) => in_group === group);
    const last = own.at(-1);
    const total = last?.in_all ?? 0;
    return {
      group,
      openings: own.map(({ id }) => views.get(id)!),
      meta: { total, next_cursor: last && total > own.length ? cursorOf(last) : null },
    };
  });
  return {
    groups,
    meta: {
      total: rows[0]?.total ?? 0,
      with_room: rows[0]?.total_with_room ?? 0,
      left_out: rows.find((row) => row.in_group === null)?.in_all ?? 0,
    },
  };
}

/** One page of openings, of one group or of all. */
export async function listOpenings(
  cx: TasksCx,
  filter: Filter,
  page: { group: Group | null; cursor: string | null; limit: number }
) {
  const matching = cx.db
    .selectFrom(listed(cx, filter).as("l"))
    .$if(page.group !== null, (q) => q.where("l.in_group", "=", page.group!));
  const { total } = await matching.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const after = page.cursor?.split(".").map(Number);
  const rows = await matching
    .selectAll("l")
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(l.finished, l.place_in_order, l.id) > (${after![0]!}::int, ${after![1]!}::int, ${after![2]!}::bigint)`
      )
    )
    .orderBy("l.finished")
    .orderBy("l.place_in_order")
    .orderBy("l.id")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    openings: await viewRows(cx, shown),
    meta: { total, next_cursor: last && rows.length > page.limit ? cursorOf(last) : null },
  };
}

/** Categories that have openings on their board, for the filter, and those in which this viewer may make one. */
export async function boardCategories(cx: TasksCx) {
  const rows = await cx.db
    .selectFrom("categories")
    .select(["categories.id", "categories.name", "categories.color"])
    .where(seesCategory(cx.viewer, sql.ref("categories.id")))
    .where((e) =>
      e.exists(
        e
          .selectFrom("coop_openings as o")
          .select("o.id")
          .whereRef("o.category_id", "=", "categories.id")
          .where("o.withdrawn_at", "is", null)
          .where("o.deleted_at", "is", null)
          .where("o.hidden_at", "is", null)
      )
    )
    .orderBy("categories.name")
    .execute();
  return rows;
}
