/** What stands on a board, and in which order: SQL over the counts that each opening keeps of its claims. */
import type { Cx } from "coop-core/server";
import { sql, type AliasedExpression, type ExpressionBuilder, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { OpeningsTable, TasksDatabase } from "../tables";
import type { BoardState } from "../opening/opening";
import { isVisible } from "../opening/rows";
import { groupOf, type Filter, type Group } from "./filter";

/** As telephones write them, and as they are looked for: the same ones as in the column. A dash or an ellipsis parts words. */
const CURLY = "\u2018\u2019\u201C\u201D\u201E\u2010\u2011\u2013\u2014\u2026\u00A0\u202F";
const STRAIGHT = '\'\'"""--     ';
/** "Without" belongs to a word. By itself it is a dash, and of more than thirty in a row PostgreSQL makes a fault. */
const LONE_DASH = "-(?=[-[:space:]()|&!:<>*]|$)";

type TasksCx = Cx<TasksDatabase>;
type Openings = ExpressionBuilder<TasksDatabase & { o: OpeningsTable }, "o">;

/** Something done stays on the board for so many days, with its thanks. */
const DONE_SHOWN = { effort: 30, state: 92 };

// The same as in opening.ts, which a test holds these against.
const finished = sql<boolean>`(o.kind = 'task' AND o.seats IS NOT NULL AND o.done_count >= o.seats)`;
export const hasRoom = sql<boolean>`((o.copies_stock IS NULL OR o.copies_ordered < o.copies_stock) AND (o.seats IS NULL
  OR o.held_count + CASE WHEN o.kind = 'task' THEN o.done_count ELSE -o.leaving_count END + o.offered_count < o.seats))`;
export const isOver = (now: string) => sql<boolean>`(o.due_at IS NOT NULL AND o.due_at <= ${now}::timestamptz)`;
/** Where places are given: the last day on which they could be asked for is over. */
export const isAskingOver = (now: string) =>
  sql<boolean>`(o.closes_at IS NOT NULL AND o.closes_at <= ${now}::timestamptz)`;
/** By a place, however one comes to it: not by a link, and not some other day. */
const isTakenHere = sql<boolean>`o.answered_by NOT IN ('link', 'not_yet')`;
const state = (now: string): RawBuilder<BoardState> => sql`CASE
  WHEN ${finished} THEN 'done'
  WHEN o.held_count = 0 OR (${isTakenHere} AND ${hasRoom} AND NOT ${isOver(now)}) THEN 'open'
  WHEN o.begun_count > 0 THEN 'in_hand' ELSE 'claimed' END`;

/** Shortest first; what only words say comes after every number of minutes. By state, what was done last comes first. */
const placeInOrder = ({ by }: Filter): RawBuilder<number> =>
  by === "state"
    ? sql`CASE WHEN ${finished} THEN -extract(epoch FROM o.last_done_at)::bigint
        ELSE coalesce(o.minutes_from, o.minutes_to, 1000000) END`
    : sql`coalesce(o.minutes_from, o.minutes_to, 1000000)::bigint`;

/** What somebody holds or has done, of their own. */
export const claimsOfViewer = (cx: TasksCx) =>
  cx.db
    .selectFrom("coop_claims")
    .select([
      "opening_id",
      sql<"held" | "done">`CASE WHEN bool_or(state = 'held') THEN 'held' ELSE 'done' END`.as("mine"),
    ])
    .where("user_id", "=", cx.viewer?.id ?? null)
    .where("state", "in", ["held", "done"])
    .groupBy("opening_id");

/** Whether the filter leaves it, as conditions that all have to hold. */
const matches = (filter: Filter) => (e: Openings) =>
  e
    .and([
      ...(filter.category_id === null ? [] : [e("o.category_id", "=", filter.category_id)]),
      ...(filter.kind === null ? [] : [e("o.kind", "=", filter.kind)]),
      ...(filter.paid === null ? [] : [e("o.paid", "=", filter.paid)]),
      ...(filter.fresh === null ? [] : [e("o.no_experience", "=", filter.fresh)]),
      ...(filter.where === "remote" ? [e("o.remote", "=", true)] : []),
      ...(filter.where === "place" ? [e("o.remote", "=", false), e("o.place", "is not", null)] : []),
      ...(filter.skill === null ? [] : [sql<boolean>`o.skills @> to_jsonb(${filter.skill}::text)`]),
      ...(filter.campaign === null ? [] : [sql<boolean>`lower(o.campaign) = lower(${filter.campaign})`]),
      ...(filter.q === null
        ? []
        : [
            e(
              "o.id",
              "in",
              sql<number>`(SELECT found.id FROM coop_openings AS found
                WHERE found.words @@ websearch_to_tsquery('english',
                  regexp_replace(translate(${filter.q}, ${CURLY}, ${STRAIGHT}), ${LONE_DASH}, ' ', 'g')))`
            ),
          ]),
      // Whoever says how much time they have looks for something to take on now.
      ...(filter.have === null ? [] : [e("o.answered_by", "<>", "not_yet"), hasRoom, sql<boolean>`m.mine IS NULL`]),
    ])
    .$castTo<boolean>();

/** What is on this viewer's board whatever the filter: not withdrawn, not over, and if done then lately. */
function onBoard(cx: TasksCx, { by, have, mine }: Filter) {
  const me = cx.viewer?.id ?? null;
  return cx.db
    .selectFrom("coop_openings as o")
    .leftJoin(claimsOfViewer(cx).as("m"), "m.opening_id", "o.id")
    .where(isVisible(cx.viewer))
    .where("o.withdrawn_at", "is", null)
    .$if(mine === true, (q) =>
      q.where((e) => e.or([e("m.mine", "is not", null), e("o.contact_user_id", "=", me), e("o.created_by", "=", me)]))
    )
    .$if(mine !== true, (q) =>
      q.where(sql<boolean>`CASE WHEN ${finished}
        THEN o.last_done_at > ${cx.now}::timestamptz - ${DONE_SHOWN[by]}::int * interval '1 day'
        ELSE NOT ${isOver(cx.now)} OR (${by === "state" && have === null}::boolean AND o.held_count > 0) END`)
    );
}

/** Ids with what their order, their group and the choices of filters need; a row is small, for there may be thousands. */
export const onBoardInShort = (cx: TasksCx, filter: Filter) =>
  onBoard(cx, filter).select((e) => [
    "o.id",
    "o.category_id",
    "o.skills",
    "o.campaign",
    matches(filter)(e as never).as("matches"),
    groupOf(filter, state(cx.now)).$castTo<Group | null>().as("in_group"),
    sql<number>`${finished}::int`.as("finished"),
    placeInOrder(filter).as("place_in_order"),
    sql<boolean>`(${isTakenHere} AND ${hasRoom} AND NOT ${finished} AND NOT ${isOver(cx.now)} AND NOT ${isAskingOver(cx.now)})`.as(
      "with_room"
    ),
  ]);

/** What a row shows, of `coop_openings as o` with the viewer's claims as `m`. */
export const ROW_COLUMNS = [
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
  "o.minimum",
  "o.answered_by",
  "o.link",
  "o.due_on",
  "o.due_zone",
  "o.due_at",
  "o.from_on",
  "o.to_on",
  "o.closes_on",
  "o.closes_at",
  "o.place",
  "o.remote",
  "o.paid",
  "o.no_experience",
  "o.skills",
  "o.campaign",
  "o.chat_first",
  "o.copies_stock",
  "o.copies_ordered",
  "o.category_id",
  "o.contact_user_id",
  "o.created_by",
  "o.revision",
  "o.withdrawn_at",
  "o.held_count",
  "o.begun_count",
  "o.leaving_count",
  "o.free_from",
  "o.done_count",
  "o.offered_count",
  "o.waiting_count",
  "o.missing_count",
  "o.first_begun_at",
  "o.last_done_at",
  "m.mine",
] as const;

/** Where each that the filter leaves stands, as conditions that PostgreSQL's indexes can answer. */
function placed(cx: TasksCx, filter: Filter) {
  const group = groupOf(filter, state(cx.now)).$castTo<Group | null>();
  return (
    onBoard(cx, filter)
      .where((e) => matches(filter)(e as never))
      // What takes longer than somebody has is counted on the board, and in no list.
      .$if(filter.have !== null, (q) => q.where(group, "is not", null))
      .select([
        group.as("in_group"),
        sql<number>`${finished}::int`.as("finished"),
        placeInOrder(filter).as("place_in_order"),
      ])
  );
}

/** The same rows in full. */
export const listed = (cx: TasksCx, filter: Filter) => placed(cx, filter).select(ROW_COLUMNS);

/** And by their ids alone, to be counted and put in order. */
export const listedInShort = (cx: TasksCx, filter: Filter) => placed(cx, filter).select("o.id");

type Short = Awaited<ReturnType<ReturnType<typeof listedInShort>["execute"]>>[number];

/** A few of them in full: thousands need not be as wide as what is shown to be put in order. */
export const inFull = (cx: TasksCx, few: AliasedExpression<Short, "p">) =>
  cx.db
    .selectFrom(few)
    .innerJoin("coop_openings as o", "o.id", "p.id")
    .leftJoin(claimsOfViewer(cx).as("m"), "m.opening_id", "o.id")
    .select(ROW_COLUMNS)
    .select(["p.in_group", "p.finished", "p.place_in_order"])
    .orderBy("p.finished")
    .orderBy("p.place_in_order")
    .orderBy("o.id");

/** Single openings wherever they stand, on the board or not: those of these that this viewer may see. */
export const ofIds = (cx: TasksCx, ids: number[]) =>
  cx.db
    .selectFrom("coop_openings as o")
    .leftJoin(claimsOfViewer(cx).as("m"), "m.opening_id", "o.id")
    .where(isVisible(cx.viewer))
    .where("o.id", "in", ids)
    .select(ROW_COLUMNS)
    .orderBy("o.id");

type Listed = Awaited<ReturnType<ReturnType<typeof listed>["execute"]>>[number];
/** What a row shows, without its place on a board. */
export type Row = Omit<Listed, "in_group" | "finished" | "place_in_order">;

/** Where a page ended; opaque to the caller. */
export const cursorOf = (row: Pick<Listed, "finished" | "place_in_order" | "id">): string =>
  `${row.finished}.${row.place_in_order}.${row.id}`;

export const Cursor = v.pipe(v.string(), v.regex(/^[01]\.-?\d{1,12}\.\d{1,16}$/));
