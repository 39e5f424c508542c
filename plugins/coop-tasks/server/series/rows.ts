/** SQL about series, and about the openings of one. */
import type { Cx } from "coop-core/server";
import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import type { Judged } from "../opening/policy";
import { isVisible, lockAnyOpening } from "../opening/rows";
import type { SeriesTable, TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;
export type Series = Selectable<SeriesTable>;

export async function insertSeries(cx: TasksCx, row: Insertable<SeriesTable>): Promise<Series> {
  return cx.db.insertInto("coop_series").values(row).returningAll().executeTakeFirstOrThrow();
}

export const updateSeries = (cx: TasksCx, id: number, changed: Updateable<SeriesTable>): Promise<Series> =>
  cx.db.updateTable("coop_series").set(changed).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

/** For jobs, its row locked; undefined once it has ended. */
export const lockRunning = (cx: TasksCx, id: number): Promise<Series | undefined> =>
  cx.db
    .selectFrom("coop_series")
    .selectAll()
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/**
 * The series of an opening that goes on, its row locked before that of any of its
 * openings: what concerns several of them stands in one line.
 */
export const lockSeriesOf = (cx: TasksCx, openingId: number): Promise<Series | undefined> =>
  cx.db
    .selectFrom("coop_series")
    .selectAll()
    .where("id", "=", (e) => e.selectFrom("coop_openings").select("series_id").where("id", "=", openingId))
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

export const findSeries = (cx: TasksCx, id: number): Promise<Series | undefined> =>
  cx.db.selectFrom("coop_series").selectAll().where("id", "=", id).executeTakeFirst();

/** Those after this one that are still on the board, each with its row locked. */
export async function lockFollowing(
  cx: TasksCx,
  { series_id, occurrence }: Pick<Judged, "series_id" | "occurrence">
): Promise<Judged[]> {
  const later = await cx.db
    .selectFrom("coop_openings")
    .select("id")
    .where("series_id", "=", series_id)
    .where("occurrence", ">", occurrence)
    .where("withdrawn_at", "is", null)
    .where("hidden_at", "is", null)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  const locked = [];
  for (const { id } of later) {
    locked.push(await lockAnyOpening(cx, id));
  }
  return locked.flatMap((opening) => opening ?? []).sort((a, b) => a.occurrence! - b.occurrence!);
}

/** The one that comes after, as far as this viewer may see it. */
export const nextOf = (
  cx: TasksCx,
  { series_id, occurrence }: Pick<Judged, "series_id" | "occurrence">
): Promise<{ id: number } | undefined> =>
  cx.db
    .selectFrom("coop_openings as o")
    .select("o.id")
    .where("o.series_id", "=", series_id)
    .where("o.occurrence", ">", occurrence)
    .where("o.withdrawn_at", "is", null)
    .where(isVisible(cx.viewer))
    .orderBy("o.occurrence")
    .limit(1)
    .executeTakeFirst();

/** Staff have hidden one of them, so no more of the same are made meanwhile. */
export const isHidden = async (cx: TasksCx, seriesId: number): Promise<boolean> =>
  (await cx.db
    .selectFrom("coop_openings")
    .select(sql`1`.as("hidden"))
    .where("series_id", "=", seriesId)
    .where("hidden_at", "is not", null)
    .where("deleted_at", "is", null)
    .limit(1)
    .executeTakeFirst()) !== undefined;
