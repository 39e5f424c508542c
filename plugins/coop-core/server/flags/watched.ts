/** What the forum watches without blocking it: the text stands, and staff find it in the review queue. */
import type { Cx } from "../kernel/act";
import { order } from "../orders";
import type { FlaggableText } from "./flaggable";
import { lockText, openFlags } from "./rows";
import { SYSTEM } from "./outcome";

/** Without the names of tags, which nobody wrote; an address in a link was. */
const writtenIn = ({ title, plain, cooked }: FlaggableText): string =>
  [title, plain, cooked?.replace(/<\/?[a-z0-9]+|>/g, " ")].filter(Boolean).join("\n");

/**
 * Flags a text of the running plugin for staff where a watched word that flags, or that needs approval, stands in it.
 * Asked of every fact about something flaggable (`record`); where the fact is about something else, its act asks itself.
 * Costs nothing in acts whose texts have no such word (`moderated`).
 */
export async function flagWatched(cx: Cx<any>, noun: string, record_id: number): Promise<void> {
  const { plugin, registry, ports, watched } = cx.scope;
  if (!watched.found) {
    return;
  }
  const text = await registry.get(plugin)?.flaggable?.[noun]?.text(record_id, { ...cx, viewer: null });
  if (!text || text.hidden) {
    return;
  }
  const { flagged } = JSON.parse(await ports.moderate(writtenIn(text))) as { flagged: string[] };
  if (flagged.length === 0) {
    return;
  }
  const ref = { plugin, noun, record_id };
  const text_id = await lockText(cx, ref);
  if (await openFlags(cx, ref).select("f.id").where("f.user_id", "=", SYSTEM).executeTakeFirst()) {
    return;
  }
  const words = await ports.translate(
    String(cx.context.settings["default_locale"] ?? "en"),
    "coop_core.review.watched",
    JSON.stringify({ words: flagged.join(", ") })
  );
  const { id } = await cx.db
    .insertInto("coop_flags")
    .values({ text_id, user_id: SYSTEM, reason: "inappropriate", words, created_at: cx.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await order(cx, "flag", { key: `flag:${id}`, data: { user_id: SYSTEM, flag_id: id } });
}
