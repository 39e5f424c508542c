/** What staff do with a text that should not stand: hide it, show it again, delete it. Each is in the staff log. */
import { demand, forgetNotices, record, staffLog, type Cx, type Viewer } from "coop-core/server";
import type { Updateable } from "kysely";
import type { OpeningsTable, TasksDatabase } from "../tables";
import { endLine } from "../waiting/end";
import { touch } from "./changed";
import { mayModerate, type Judged } from "./policy";
import { lockOpening } from "./rows";

export async function moderate(
  cx: Cx<TasksDatabase, Viewer>,
  openingId: number,
  kind: "opening_hidden" | "opening_unhidden" | "opening_deleted",
  columns: Updateable<OpeningsTable>
): Promise<Judged> {
  const opening = await lockOpening(cx, openingId);
  demand(mayModerate(cx.viewer));
  await record(cx, { kind, subject_kind: "opening", subject_id: opening.id, category_id: opening.category_id });
  await staffLog(cx, `coop_${kind}`, { opening_id: opening.id });
  await touch(cx, opening, { ...columns, updated_at: cx.now });
  if (kind !== "opening_unhidden") {
    await forgetNotices(cx, { path: `/board/${opening.id}` });
    await endLine(cx, opening, kind === "opening_hidden" ? "hidden" : "deleted", { unnamed: true });
  }
  return opening;
}
