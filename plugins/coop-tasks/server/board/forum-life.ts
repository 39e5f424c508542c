/** What becomes of boards and pins when those who made them go, or their category. */
import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";

type JobCx = Cx<TasksDatabase, null>;

/** @param target who they are now; null for nobody */
async function rename(cx: JobCx, source: number, target: number | null): Promise<void> {
  await cx.db.updateTable("coop_boards").set({ made_by: target }).where("made_by", "=", source).execute();
  await cx.db.updateTable("coop_pins").set({ pinned_by: target }).where("pinned_by", "=", source).execute();
}

export const keeperRemoved = (userId: number, cx: JobCx): Promise<void> => rename(cx, userId, null);

export const keepersMerged = (source: number, target: number, cx: JobCx): Promise<void> => rename(cx, source, target);
