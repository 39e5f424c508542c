/** The board: openings in groups, each with its first page, in two queries whatever their number. */
import { Person, readPeople, seesCategory, type Cx } from "coop-core/server";
import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { TasksDatabase } from "../tables";
import { BANDS, KINDS, type Opening } from "./opening";
import { OpeningFields, openingFields } from "./view";
import { isVisible } from "./rows";

type TasksCx = Cx<TasksDatabase>;

/** "I have …": minutes, or a bit each month. */
export const HAVE = ["20", "60", "180", "monthly"] as const;
/** How much longer something may take that "nearly fits". */
const NEARLY = 1.5;
/** Something done stays on the board for so long, with its thanks. */
const DONE_SHOWN_DAYS = 30;
/** Faces given with a row; above eight seats a row shows three and a number. */
const FACES = 8;

const BY_EFFORT = BANDS.flatMap((band) => KINDS.map((kind) => `${band}.${kind}` as const));
export const GROUPS = [...BY_EFFORT, "fits", "nearly"] as const;
export type Group = (typeof GROUPS)[number];

export interface Filter {
  have: (typeof HAVE)[number] | null;
  category_id: number | null;
  kind: Opening["kind"] | null;
  paid: boolean | null;
  mine: boolean | null;
}

export const BoardRow = v.object({
  ...OpeningFields,
  /** Whose faces are drawn: the first who hold a place or have done it. */
  people: v.array(Person),
  mine: v.nullable(v.picklist(["held", "done"])),
  done_on: v.nullable(v.string()),
});
export type BoardRow = v.InferOutput<typeof BoardRow>;

export const BoardGroup = v.object({
  group: v.picklist(GROUPS),
  openings: v.array(BoardRow),
  meta: v.object({ total: v.number(), next_cursor: v.nullable(v.string()) }),
});

/** How long it takes, for order and filters; null where only words say it. */
const effort = sql<number | null>`coalesce(o.minutes_to, o.minutes_from)`;
const EFFORT_UNKNOWN = 1_000_000;
const place = sql<number>`coalesce(o.minutes_from, o.minutes_to, ${sql.lit(EFFORT_UNKNOWN)})`;
const finished = sql<boolean>`(o.kind = 'task' AND o.seats IS NOT NULL AND coalesce(t.done, 0) >= o.seats)`;
const hasRoom = sql<boolean>`(o.seats IS NULL OR coalesce(t.held, 0) + CASE WHEN o.kind = 'task' THEN coalesce(t.done, 0) ELSE 0 END < o.seats)`;

function groupOf(have: Filter["have"]): RawBuilder<Group | null> {
  if (have === null) {
    return sql`o.band || '.' || o.kind`;
  }
  if (have === "monthly") {
    return sql`CASE WHEN o.rhythm IN ('monthly', 'every_few_months') THEN 'fits' WHEN o.kind = 'role' THEN 'nearly' END`;
  }
  const minutes = Number(have);
  return sql`CASE
    WHEN o.kind = 'role' AND o.rhythm <> 'once' THEN NULL
    WHEN ${effort} <= ${minutes}::int THEN 'fits'
    WHEN ${effort} <= ${minutes * NEARLY}::numeric THEN 'nearly' END`;
}

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

  return cx.db
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
    );
}

const columns = [
  "o.id", "o.kind", "o.band", "o.title", "o.note", "o.minutes_from", "o.minutes_to", "o.rhythm", "o.time_words",
  "o.seats", "o.answered_by", "o.link", "o.due_on", "o.due_zone", "o.due_at", "o.place", "o.paid", "o.category_id",
  "o.revision", "o.withdrawn_at", "t.mine", "t.done_at",
] as const;

const inOrder = (group: RawBuilder<unknown>, filter: Filter, cx: TasksCx) =>
  onBoard(cx, filter)
    .select(columns)
    .select([
      sql<number>`coalesce(t.held, 0)`.as("held"),
      sql<number>`coalesce(t.done, 0)`.as("done"),
      group.$castTo<Group | null>().as("in_group"),
      sql<number>`${finished}::int`.as("finished"),
      place.as("place_in_order"),
      sql<boolean>`(o.answered_by = 'claim' AND ${hasRoom} AND NOT ${finished})`.as("with_room"),
    ]);

type Listed = Awaited<ReturnType<ReturnType<typeof inOrder>["execute"]>>[number];

const cursorOf = (row: Pick<Listed, "finished" | "place_in_order" | "id">): string =>
  `${row.finished}.${row.place_in_order}.${row.id}`;

export const Cursor = v.pipe(v.string(), v.regex(/^[01]\.\d{1,7}\.\d{1,16}$/));

/** The faces of these rows, the first for each opening, in one query and one for the people. */
async function facesOf(cx: TasksCx, ids: number[]): Promise<Map<number, Person[]>> {
  const faces = new Map<number, Person[]>();
  if (ids.length === 0) {
    return faces;
  }
  const ranked = cx.db
    .selectFrom("coop_claims")
    .select(["opening_id", "user_id", "id"])
    .select(sql<number>`row_number() OVER (PARTITION BY opening_id ORDER BY state DESC, id)`.as("place"))
    .where("opening_id", "in", ids)
    .where("state", "<>", "released");
  const claims = await cx.db
    .selectFrom(ranked.as("c"))
    .select(["c.opening_id", "c.user_id"])
    .where("c.place", "<=", FACES)
    .orderBy("c.opening_id")
    .orderBy("c.place")
    .execute();
  const people = await readPeople(cx, claims.map(({ user_id }) => user_id));
  for (const { opening_id, user_id } of claims) {
    const person = people.get(user_id);
    if (person) {
      faces.set(opening_id, [...(faces.get(opening_id) ?? []), person]);
    }
  }
  return faces;
}

async function viewRows(cx: TasksCx, rows: Listed[]): Promise<BoardRow[]> {
  const faces = await facesOf(cx, rows.map(({ id }) => id));
  return rows.map((row) => ({
    ...openingFields({ ...row, tally: { held: row.held, done: row.done } }, cx.now),
    people: faces.get(row.id) ?? [],
    mine: row.mine,
    done_on: row.done_at === null ? null : String(row.done_at),
  }));
}

/** Every group's first page, with how many there are in all and how many were left out by "I have …". */
export async function readBoard(cx: TasksCx, filter: Filter, perGroup: number) {
  const listed = inOrder(groupOf(filter.have), filter, cx);
  const rows = await cx.db
    .with("listed", () => listed)
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
    .selectFrom(inOrder(groupOf(filter.have), filter, cx).as("l"))
    .$if(page.group !== null, (q) => q.where("l.in_group", "=", page.group!));
  const { total } = await matching
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
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
