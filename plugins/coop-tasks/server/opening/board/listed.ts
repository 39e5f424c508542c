/** The one query behind the board and its lists. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import type { TasksDatabase } from "../../tables";
import { isVisible } from "../rows";
import { groupOf, type Filter, type Group } from "./filter";

type TasksCx = Cx<TasksDatabase>;

/** Something done stays on the board for so long, with its thanks. */
const DONE_SHOWN_DAYS = 30;
// What only words say comes after every number of minutes that the form takes.
const place = sql<number>`coalesce(o.minutes_from, o.minutes_to, 1000000)`;
const finished = sql<boolean>`(o.kind = 'task' AND o.seats IS NOT NULL AND coalesce(t.done, 0) >= o.seats)`;
const hasRoom = sql<boolean>`(o.seats IS NULL OR coalesce(t.held, 0) + CASE WHEN o.kind = 'task' THEN coalesce(t.done, 0) ELSE 0 END < o.seats)`;

/** What this viewer's board holds under a filter: not withdrawn, not over, and if done then lately. */
function onBoard(cx: TasksCx, filter: Filter) {
  const me = cx.viewer?.id ?? null;
  const tallies = cx.db
    .selectFrom("coop_claims")
    .select((e) => [
      "opening_id",
      e.fn.countAll<number>().filterWhere("state", "=", "held").as("held"),
      e.fn.countAll<number>().filterWhere("state", "=", "done").as("done"),
      e.fn.max("ends_at").filterWhere("state", "=", "done").as("done_at"),
      sql<"held" | "done" | null>`CASE
        WHEN bool_or(user_id = ${me}::bigint AND state = 'held') THEN 'held'
        WHEN bool_or(user_id = ${me}::bigint AND state = 'done') THEN 'done' END`.as("mine"),
    ])
    .where("state", "<>", "released")
    .groupBy("opening_id");

  return (
    cx.db
      .selectFrom("coop_openings as o")
      .leftJoin(tallies.as("t"), "t.opening_id", "o.id")
      .where((e) => isVisible(cx.viewer)(e as never))
      .where("o.withdrawn_at", "is", null)
      .$if(filter.category_id !== null, (q) => q.where("o.category_id", "=", filter.category_id!))
      .$if(filter.kind !== null, (q) => q.where("o.kind", "=", filter.kind!))
      .$if(filter.paid !== null, (q) => q.where("o.paid", "=", filter.paid!))
      .$if(filter.mine === true, (q) =>
        q.where((e) => e.or([e("t.mine", "is not", null), e("o.contact_user_id", "=", me), e("o.created_by", "=", me)]))
      )
      .$if(filter.mine !== true, (q) =>
        q.where(sql<boolean>`CASE WHEN ${finished}
        THEN t.done_at > ${cx.now}::timestamptz - ${DONE_SHOWN_DAYS}::int * interval '1 day'
        ELSE o.due_at IS NULL OR o.due_at > ${cx.now}::timestamptz END`)
      )
      // Whoever says how much time they have looks for something to take on now.
      .$if(filter.have !== null, (q) =>
        q.where("o.answered_by", "<>", "not_yet").where(hasRoom).where("t.mine", "is", null)
      )
  );
}

const columns = [
  "o.id",
  "o.kind",
  "o.band",
  "o.title",
  "o.note",
  "o.minutes_from",
  "o.minutes_to",
  "o.rhythm",
  "o.time_words",
  "o.seats",
  "o.answered_by",
  "o.link",
  "o.due_on",
  "o.due_zone",
  "o.due_at",
  "o.place",
  "o.paid",
  "o.category_id",
  "o.revision",
  "o.withdrawn_at",
  "t.mine",
  "t.done_at",
] as const;

/** The rows of a board with what their order and their group need. */
export const listed = (cx: TasksCx, filter: Filter) =>
  onBoard(cx, filter)
    .select(columns)
    .select([
      sql<number>`coalesce(t.held, 0)`.as("held"),
      sql<number>`coalesce(t.done, 0)`.as("done"),
      groupOf(filter.have).$castTo<Group | null>().as("in_group"),
      sql<number>`${finished}::int`.as("finished"),
      place.as("place_in_order"),
      sql<boolean>`(o.answered_by = 'claim' AND ${hasRoom} AND NOT ${finished})`.as("with_room"),
    ]);

export type Listed = Awaited<ReturnType<ReturnType<typeof listed>["execute"]>>[number];

/** Where a page ended; opaque to the caller. */
export const cursorOf = (row: Pick<Listed, "finished" | "place_in_order" | "id">): string =>
  `${row.finished}.${row.place_in_order}.${row.id}`;

export const Cursor = v.pipe(v.string(), v.regex(/^[01]\.\d{1,7}\.\d{1,16}$/));
