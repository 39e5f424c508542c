/** A row of the board as it is shown, with the faces of those who hold or have done it. */
import { ONE_BY_ONE, Person, readPeople, type Cx } from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import type { TasksDatabase } from "../tables";
import { OpeningFields, openingFields } from "../opening/fields";
import { looksAfter } from "../opening/policy";
import { GROUPS } from "./filter";
import type { Row } from "./listed";

type TasksCx = Cx<TasksDatabase>;

export const BoardRow = v.object({
  ...OpeningFields,
  /** Whose faces are drawn: the first who hold a place or have done it. */
  people: v.array(Person),
  mine: v.nullable(v.picklist(["held", "done"])),
  /** The viewer may say how far it is: by the menu at its end, which asks for the opening's own `can`. */
  movable: v.boolean(),
  /** Since when somebody is at it. */
  begun_on: v.nullable(v.string()),
  done_on: v.nullable(v.string()),
});
export type BoardRow = v.InferOutput<typeof BoardRow>;

/** On the strip of what is needed most, until the end of a day. */
export const NeededRow = v.object({
  ...BoardRow.entries,
  until_on: v.string(),
  words: v.nullable(v.string()),
});

export const BoardGroup = v.object({
  group: v.picklist(GROUPS),
  openings: v.array(BoardRow),
  meta: v.object({ total: v.number(), next_cursor: v.nullable(v.string()) }),
});

/** The faces of these rows, the first for each opening, in one query and one for the people. */
async function facesOf(cx: TasksCx, ids: number[]): Promise<Map<number, Person[]>> {
  const faces = new Map<number, Person[]>();
  if (ids.length === 0) {
    return faces;
  }
  const ranked = cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .select(["c.opening_id", "c.user_id", "c.id"])
    .select(sql<number>`row_number() OVER (PARTITION BY c.opening_id ORDER BY c.state DESC, c.id)`.as("place"))
    .where("c.opening_id", "in", ids)
    // Who held a role before is named only if they agree, and not here.
    .where((e) => e.or([e("c.state", "=", "held"), e.and([e("c.state", "=", "done"), e("o.kind", "=", "task")])]));
  const claims = await cx.db
    .selectFrom(ranked.as("c"))
    .select(["c.opening_id", "c.user_id"])
    .where("c.place", "<=", ONE_BY_ONE)
    .orderBy("c.opening_id")
    .orderBy("c.place")
    .execute();
  const people = await readPeople(
    cx,
    claims.map(({ user_id }) => user_id)
  );
  for (const { opening_id, user_id } of claims) {
    const person = people.get(user_id);
    if (person) {
      faces.set(opening_id, [...(faces.get(opening_id) ?? []), person]);
    }
  }
  return faces;
}

export const seatsOf = (row: Row) => ({
  tally: {
    held: row.held_count,
    begun: row.begun_count,
    leaving: row.leaving_count,
    done: row.done_count,
    offered: row.offered_count,
  },
  waiting: row.waiting_count,
  missing: row.missing_count,
});

export async function viewRows(cx: TasksCx, rows: Row[]): Promise<BoardRow[]> {
  const faces = await facesOf(
    cx,
    rows.map(({ id }) => id)
  );
  return rows.map((row) => ({
    ...openingFields({ ...row, ...seatsOf(row) }, cx.now),
    people: faces.get(row.id) ?? [],
    mine: row.mine,
    movable: row.mine === "held" || (row.held_count > 0 && looksAfter(cx.viewer, row)),
    begun_on: row.first_begun_at,
    done_on: row.last_done_at,
  }));
}
