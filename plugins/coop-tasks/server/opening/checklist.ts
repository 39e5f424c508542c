/** The checklist of an opening: lines that whoever holds a place ticks off, seen by all who see the opening. */
import { moderated, type Cx, type Person } from "coop-core/server";
import type { Selectable } from "kysely";
import type { ChecklistItemsTable, TasksDatabase } from "../tables";
import { joined, linesOf } from "./lines";

type TasksCx = Cx<TasksDatabase>;
type Item = Selectable<ChecklistItemsTable>;

export const checklistOf = (cx: TasksCx, openingId: number): Promise<Item[]> =>
  cx.db.selectFrom("coop_checklist_items").selectAll().where("opening_id", "=", openingId).orderBy("place").execute();

/**
 * Writes the lines in their order. A line that stays keeps its tick.
 * @throws Refusal 422 with the field
 */
export async function writeChecklist(cx: TasksCx, opening_id: number, written: readonly string[]): Promise<void> {
  const { checklist } = await moderated(cx, { checklist: joined(written) });
  const items = [...new Set(linesOf(checklist))].map((text, place) => ({ opening_id, place, text }));
  const all = cx.db.deleteFrom("coop_checklist_items").where("opening_id", "=", opening_id);
  if (items.length === 0) {
    await all.execute();
    return;
  }
  await all
    .where(
      "text",
      "not in",
      items.map(({ text }) => text)
    )
    .execute();
  await cx.db
    .insertInto("coop_checklist_items")
    .values(items)
    .onConflict((conflict) =>
      conflict.columns(["opening_id", "text"]).doUpdateSet((e) => ({ place: e.ref("excluded.place") }))
    )
    .execute();
}

/** @param by who ticks it off; null takes the tick back */
export async function tickItem(cx: TasksCx, id: number, by: number | null): Promise<void> {
  await cx.db
    .updateTable("coop_checklist_items")
    .set({ ticked_at: by === null ? null : cx.now, ticked_by: by })
    .where("id", "=", id)
    .execute();
}

export const viewItem = ({ id, text, ticked_at, ticked_by }: Item, people: Map<number, Person>) => ({
  id,
  text,
  ticked_at,
  ticked_by: people.get(ticked_by ?? 0) ?? null,
});
