/** What the forum's queue keeps of a text: nothing once that is gone where it stood, and staff have answered. */
import { asPlugin } from "../contracts";
import type { Cx } from "../kernel/act";
import { orderAll } from "../orders";
import type { CoreDatabase } from "../tables";
import { answeredWithText } from "./rows";

/** In a night; the rest the night after. */
const MOST = 500;

/** Taken back, deleted, gone with its author or its board: asked of the plugins themselves, so that no way is forgotten. */
export async function forgetTexts(cx: Cx<CoreDatabase, null>): Promise<void> {
  const kept = await answeredWithText(cx, MOST);
  const gone: number[] = [];
  for (const { id, plugin, noun, record_id } of kept) {
    const flaggable = cx.context.plugins.includes(plugin) && cx.scope.registry.get(plugin)?.flaggable?.[noun];
    if (flaggable && !(await flaggable.text(record_id, asPlugin(cx, plugin)))) {
      gone.push(id);
    }
  }
  await orderAll(
    cx,
    "forget_flagged",
    gone.map((text_id) => ({ key: `forget-flagged:${text_id}:${cx.now}`, data: { text_id } }))
  );
}
