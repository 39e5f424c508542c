/** What comes back from the review queue, and what the queue has to hear of texts that it points at. */
import { asPlugin } from "../contracts";
import { readPeople, type Person } from "../forum/people";
import type { Cx } from "../kernel/act";
import { order } from "../orders";
import { findText, openFlags, textOf } from "./rows";

/** The forum's own account: for staff who have left since, and for what the forum finds itself. */
export const SYSTEM = -1;

/** How staff have agreed with a flag. */
export type Agreed = "hide" | "remove";

/** Staff have found a flag right: a due that the host writes in the transaction in which they said so. */
export async function flagHandled(
  { text_id, outcome, by }: { text_id: number; outcome: Agreed; by: number },
  cx: Cx<any, null>
): Promise<void> {
  const { plugin, noun, record_id } = await textOf(cx, text_id);
  const flaggable = cx.scope.registry.get(plugin)?.flaggable?.[noun];
  if (!flaggable) {
    throw new Error(`coop-${plugin} has no ${noun} that can be flagged`);
  }
  const people = await readPeople(cx, [by, SYSTEM]);
  await flaggable[outcome](record_id, (people.get(by) ?? people.get(SYSTEM)) as Person, asPlugin(cx, plugin));
}

const refOf = (cx: Cx<any>, noun: string, record_id: number) => ({ plugin: cx.scope.plugin, noun, record_id });

/** Staff took a text down by themselves: open flags on it were right. */
export async function settleFlags(
  cx: Cx<any>,
  noun: string,
  recordId: number,
  { outcome, by }: { outcome: Agreed; by: number }
): Promise<void> {
  const [last] = await openFlags(cx, refOf(cx, noun, recordId))
    .select(["f.id", "f.text_id"])
    .orderBy("f.id", "desc")
    .limit(1)
    .execute();
  if (last) {
    await order(cx, "settle_flags", {
      key: `settle-flags:${last.id}:${outcome}`,
      data: { text_id: last.text_id, outcome, by },
    });
  }
}

/** The text is in another category now: whoever does not see that does not see its flags. */
export async function moveFlags(cx: Cx<any>, noun: string, recordId: number, category_id: number): Promise<void> {
  const text = await findText(cx, refOf(cx, noun, recordId));
  if (text) {
    await order(cx, "move_flags", {
      key: `move-flags:${text.id}:${cx.now}`,
      data: { text_id: text.id, category_id },
    });
  }
}
