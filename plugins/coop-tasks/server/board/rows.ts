/** SQL about the boards that categories have of their own. */
import { moderatesCategory, notFound, seesCategory, type Cx } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import type { BoardsTable, TasksDatabase } from "../tables";
import type { JudgedBoard } from "./policy";

type TasksCx = Cx<TasksDatabase>;

const readBoard = (cx: TasksCx, categoryId: number) =>
  cx.db
    .selectFrom("categories")
    .leftJoin("coop_boards as b", "b.category_id", "categories.id")
    .select(["categories.id", "categories.name", "categories.color"])
    .select(["b.title", "b.intro", "b.most_at_once", "b.version"])
    .select(moderatesCategory(cx, sql.ref("categories.id")).as("moderates"))
    .where("categories.id", "=", categoryId)
    .where(seesCategory(cx.viewer, sql.ref("categories.id")))
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof readBoard>>>;
export type FoundBoard = Row & Pick<JudgedBoard, "kept">;

/** A category with its board where it has one; undefined where this viewer does not see it. */
export async function lookForBoard(cx: TasksCx, categoryId: number): Promise<FoundBoard | undefined> {
  const row = await readBoard(cx, categoryId);
  return row && { ...row, kept: row.version === null ? "none" : "kept" };
}

/** @throws Refusal 404 */
export async function findBoard(cx: TasksCx, categoryId: number): Promise<FoundBoard> {
  const board = await lookForBoard(cx, categoryId);
  if (!board) {
    throw notFound();
  }
  return board;
}

/** The same; where there is a board its row is locked until the act ends. */
export async function lockBoard(cx: TasksCx, categoryId: number): Promise<FoundBoard> {
  await cx.db
    .selectFrom("coop_boards")
    .select("category_id")
    .where("category_id", "=", categoryId)
    .forUpdate()
    .execute();
  return findBoard(cx, categoryId);
}

/** @returns whether it was there before */
export async function insertBoard(cx: TasksCx, row: Insertable<BoardsTable>): Promise<boolean> {
  const made = await cx.db
    .insertInto("coop_boards")
    .values(row)
    .onConflict((conflict) => conflict.column("category_id").doNothing())
    .returning("category_id")
    .executeTakeFirst();
  return made === undefined;
}

export async function updateBoard(cx: TasksCx, categoryId: number, changed: Updateable<BoardsTable>): Promise<void> {
  await cx.db.updateTable("coop_boards").set(changed).where("category_id", "=", categoryId).execute();
}

/** Categories that are gone and left their board behind. */
export async function lostBoards(cx: Cx<TasksDatabase, any>): Promise<number[]> {
  const rows = await cx.db
    .selectFrom("coop_boards")
    .leftJoin("categories", "categories.id", "coop_boards.category_id")
    .select("category_id")
    .where("categories.id", "is", null)
    .execute();
  return rows.map(({ category_id }) => category_id);
}

/** With its pins: they stood on it alone. */
export async function deleteBoard(cx: Cx<TasksDatabase, any>, categoryId: number): Promise<void> {
  await cx.db.deleteFrom("coop_pins").where("category_id", "=", categoryId).execute();
  await cx.db.deleteFrom("coop_boards").where("category_id", "=", categoryId).execute();
}
