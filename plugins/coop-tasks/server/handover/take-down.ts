/** A note goes: by whoever wrote it, by those who look after it, or because a flag was right. */
import { settleFlags, staffLog, type Cx } from "coop-core/server";
import { touch } from "../opening/changed";
import type { Judged } from "../opening/policy";
import { recordOf } from "../opening/record";
import type { TasksDatabase } from "../tables";
import { handoversOn, updateHandover, type Handover } from "./rows";

type TasksCx = Cx<TasksDatabase>;

/** The opening's row is locked. @param outcome hidden it can be shown again; removed it is blanked */
export async function takeDown(
  cx: TasksCx,
  opening: Pick<Judged, "id" | "category_id">,
  note: Handover,
  by: number,
  outcome: "hide" | "remove"
): Promise<void> {
  await updateHandover(cx, note.id, outcome === "hide" ? { hidden_at: cx.now } : { text: null, hidden_at: null });
  await recordOf(cx, opening, outcome === "hide" ? "handover_hidden" : "handover_removed", { actor_id: by });
  if (by !== note.user_id) {
    await staffLog(cx, `coop_handover_${outcome === "hide" ? "hidden" : "removed"}`, { opening_id: opening.id }, by);
  }
  await settleFlags(cx, "handover", note.id, { outcome, by });
  await touch(cx, opening);
}

/** An opening that was deleted keeps no words. */
export async function blankHandovers(cx: TasksCx, opening: Pick<Judged, "id" | "category_id">, by: number) {
  for (const note of await handoversOn(cx, opening.id)) {
    await settleFlags(cx, "handover", note.id, { outcome: "remove", by });
  }
  await cx.db.deleteFrom("coop_handovers").where("opening_id", "=", opening.id).execute();
}
