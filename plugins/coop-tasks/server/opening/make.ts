/** An opening is put on the board, by its form or as a line of a list. */
import { publishChange, type Cx, type Viewer } from "coop-core/server";
import { expectEntries } from "../entry/end";
import { checkedKinds } from "../seat-kind/form";
import { writeKinds } from "../seat-kind/rows";
import { ruleOf } from "../series/form";
import { beginSeries, patternOf } from "../series/make";
import type { TasksDatabase } from "../tables";
import { writeChecklist } from "./checklist";
import { columnsOf, type Columns, type OpeningForm } from "./form";
import { recordOf } from "./record";
import { insertOpening, recount } from "./rows";
import { expectShortage } from "./tell-shortage";

type TasksCx = Cx<TasksDatabase, Viewer>;

/** That the viewer may put something there was asked by the caller. */
export async function putOnBoard(
  cx: TasksCx,
  form: OpeningForm,
  from_post_id: number | null = null
): Promise<Columns & { id: number }> {
  const columns = await columnsOf(cx, form);
  const rule = ruleOf(cx, form, columns);
  const kinds = await checkedKinds(cx, form);
  const id = await insertOpening(cx, {
    ...columns,
    from_post_id,
    created_by: cx.viewer.id,
    created_at: cx.now,
    updated_at: cx.now,
  });
  await writeChecklist(cx, id, form.checklist);
  await writeKinds(cx, id, kinds);
  await recount(cx, id);
  await expectShortage(cx, { ...columns, id });
  await expectEntries(cx, { ...columns, id });
  await recordOf(cx, { id, category_id: form.category_id }, "opening_made");
  publishChange(cx, "opening", { id, version: 1, category_id: form.category_id });
  if (rule) {
    await beginSeries(cx, { id, created_by: cx.viewer.id }, rule, await patternOf(cx, id, columns, kinds));
  }
  return { ...columns, id };
}
