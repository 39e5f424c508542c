import type { Cx } from "../kernel/act";
import type { Verdict } from "../kernel/verdict";
import { mayFlag, type FlaggableText } from "./flaggable";
import { flagStanding, flagStandings } from "./rows";

/** May the viewer flag this text of the plugin that asks? For the act and for `can`; asks the database only where it matters. */
export async function flagVerdict(
  cx: Cx<any>,
  noun: string,
  recordId: number,
  text: Pick<FlaggableText, "author_id" | "changed_at" | "hidden">
): Promise<Verdict> {
  const verdict = mayFlag(cx, text, "unflagged");
  return verdict.ok
    ? mayFlag(cx, text, await flagStanding(cx, { plugin: cx.scope.plugin, noun, record_id: recordId }, text))
    : verdict;
}

/** The same for several texts of one noun, at the price of one. */
export async function flagVerdicts(
  cx: Cx<any>,
  noun: string,
  texts: readonly (Pick<FlaggableText, "author_id" | "changed_at" | "hidden"> & { id: number })[]
): Promise<Map<number, Verdict>> {
  const asked = texts.filter((text) => mayFlag(cx, text, "unflagged").ok);
  const standings = await flagStandings(cx, { plugin: cx.scope.plugin, noun }, asked);
  return new Map(texts.map((text) => [text.id, mayFlag(cx, text, standings.get(text.id) ?? "unflagged")]));
}
