/** What becomes of series when people and categories go. */
import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { keepAhead } from "./make";
import { lockRunning } from "./rows";

type JobCx = Cx<TasksDatabase, null>;

/** The next has a gap where they looked after it. */
export async function keeperOfSeriesRemoved(cx: JobCx, userId: number): Promise<void> {
  await cx.db.updateTable("coop_series").set({ contact_user_id: null }).where("contact_user_id", "=", userId).execute();
}

export async function keepersOfSeriesMerged(cx: JobCx, source: number, target: number): Promise<void> {
  for (const who of ["contact_user_id", "created_by"] as const) {
    await cx.db
      .updateTable("coop_series")
      .set({ [who]: target })
      .where(who, "=", source)
      .execute();
  }
}

export async function endSeriesIn(cx: JobCx, categoryId: number): Promise<void> {
  await cx.db
    .updateTable("coop_series")
    .set({ ended_at: cx.now, pattern: null })
    .where("category_id", "=", categoryId)
    .where("ended_at", "is", null)
    .execute();
}

/** Once a day, for what rested while one of them was hidden, and for what nobody was called for. */
export async function reconcileSeries(cx: JobCx): Promise<void> {
  const running = await cx.db
    .selectFrom("coop_series")
    .select("id")
    .where("ended_at", "is", null)
    .where("pattern", "is not", null)
    .orderBy("id")
    .execute();
  for (const { id } of running) {
    const series = await lockRunning(cx, id);
    if (series) {
      await keepAhead(cx, series);
    }
  }
}
