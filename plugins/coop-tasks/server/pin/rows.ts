/** SQL about pins: at most three on each board, which its three slots hold under contention. */
import { moderatesCategory, type Cx } from "coop-core/server";
import { sql, type Insertable } from "kysely";
import { hasRoom, isAskingOver, isOver } from "../board/listed";
import type { JudgedBoard } from "../board/policy";
import type { Opening } from "../opening/opening";
import type { PinsTable, TasksDatabase } from "../tables";
import type { PinnedOn } from "./policy";

type TasksCx = Cx<TasksDatabase, any>;

/** As the unique indexes have it: nought is the federation's. */
const board = sql<number>`coalesce(category_id, 0)`;
export const boardOf = (on: PinnedOn, { category_id }: Pick<Opening, "category_id">): number | null =>
  on === "circle" ? category_id : null;

/** What still needs somebody, of `coop_openings as o`: nothing else is shown as needed most. */
export const needsSomebody = (now: string) => sql<boolean>`(
  o.withdrawn_at IS NULL AND o.deleted_at IS NULL AND o.hidden_at IS NULL AND o.answered_by <> 'not_yet'
  AND ${hasRoom} AND NOT ${isOver(now)} AND NOT ${isAskingOver(now)})`;

/** The board of the opening's category as policies need it, and where the opening is pinned, by the end of each pin. */
export async function pinsOf(cx: TasksCx, opening: Pick<Opening, "id" | "category_id">) {
  const { kept, moderates, federation, circle } = (await cx.db
    .selectNoFrom((e) => [
      sql<JudgedBoard["kept"]>`CASE WHEN ${e.exists(
        e.selectFrom("coop_boards").select("category_id").where("category_id", "=", opening.category_id)
      )} THEN 'kept' ELSE 'none' END`.as("kept"),
      moderatesCategory(cx, sql`${opening.category_id}::bigint`).as("moderates"),
      ...([null, opening.category_id] as const).map((of) =>
        e
          .selectFrom("coop_pins")
          .select("until_on")
          .where("opening_id", "=", opening.id)
          .where(board, "=", of ?? 0)
          .where("until_at", ">", cx.now)
          .as(of === null ? "federation" : "circle")
      ),
    ])
    .executeTakeFirstOrThrow()) as unknown as JudgedBoard & Record<PinnedOn, string | null>;
  return { board: { kept, moderates }, pinned: { federation, circle } };
}

/** What is over, or needs nobody any more, makes room for what does. */
export async function makeRoom(cx: TasksCx, on: number | null): Promise<void> {
  await cx.db
    .deleteFrom("coop_pins")
    .where(board, "=", on ?? 0)
    .where((e) =>
      e.or([
        e("until_at", "<=", cx.now),
        e.not(
          e.exists(
            e
              .selectFrom("coop_openings as o")
              .select("o.id")
              .whereRef("o.id", "=", "coop_pins.opening_id")
              .where(needsSomebody(cx.now))
          )
        ),
      ])
    )
    .execute();
}

/** @returns whether one of the three slots was free */
export async function insertPin(cx: TasksCx, pin: Omit<Insertable<PinsTable>, "slot">): Promise<boolean> {
  for (const slot of [1, 2, 3]) {
    const made = await cx.db
      .insertInto("coop_pins")
      .values({ ...pin, slot })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made) {
      return true;
    }
  }
  return false;
}

/** @returns whether it was pinned there */
export async function deletePin(cx: TasksCx, openingId: number, on: number | null): Promise<boolean> {
  const { numDeletedRows } = await cx.db
    .deleteFrom("coop_pins")
    .where("opening_id", "=", openingId)
    .where(board, "=", on ?? 0)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Off every board, or off those of circles when it moves on to another. */
export async function dropPins(cx: TasksCx, openingId: number, of: "all" | "circles"): Promise<void> {
  await cx.db
    .deleteFrom("coop_pins")
    .where("opening_id", "=", openingId)
    .$if(of === "circles", (q) => q.where("category_id", "is not", null))
    .execute();
}
