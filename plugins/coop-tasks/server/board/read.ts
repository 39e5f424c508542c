/** The board and its lists, as they are answered. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";
import { groupsOf, type Filter, type Group } from "./filter";
import { cursorOf, inFull, listedInShort } from "./listed";
import { queryBoard } from "./query";
import { viewRows } from "./view";

type TasksCx = Cx<TasksDatabase>;

/** Every group's first page, with how many there are in all, and what the board can be narrowed by. */
export async function readBoard(cx: TasksCx, filter: Filter, perGroup: number) {
  const { rows, needed, totals, categories, campaigns, skills } = await queryBoard(cx, filter, perGroup);
  const views = new Map((await viewRows(cx, [...rows, ...needed])).map((view) => [view.id, view]));
  const groups = groupsOf(filter).map((group) => {
    const own = rows.filter(({ in_group }) => in_group === group);
    const last = own.at(-1);
    const total = totals.find(({ in_group }) => in_group === group)?.total ?? 0;
    return {
      group,
      openings: own.map(({ id }) => views.get(id)!),
      meta: { total, next_cursor: last && total > own.length ? cursorOf(last) : null },
    };
  });
  const sum = (key: "total" | "with_room"): number => totals.reduce((all, one) => all + one[key], 0);
  return {
    groups,
    needed: needed.map(({ id, until_on, words }) => ({ ...views.get(id)!, until_on, words })),
    categories,
    campaigns,
    skills,
    meta: {
      total: sum("total"),
      with_room: sum("with_room"),
      left_out: totals.find(({ in_group }) => in_group === null)?.total ?? 0,
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
    .selectFrom(listedInShort(cx, filter).as("l"))
    .$if(page.group !== null, (q) => q.where("l.in_group", "=", page.group!));
  const { total } = await matching.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const after = page.cursor?.split(".").map(Number);
  const few = matching
    .selectAll("l")
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(l.finished, l.place_in_order, l.id) > (${after![0]!}::int, ${after![1]!}::bigint, ${after![2]!}::bigint)`
      )
    )
    .orderBy("l.finished")
    .orderBy("l.place_in_order")
    .orderBy("l.id")
    .limit(page.limit + 1);
  const rows = await inFull(cx, few.as("p")).execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    openings: await viewRows(cx, shown),
    meta: { total, next_cursor: last && rows.length > page.limit ? cursorOf(last) : null },
  };
}
