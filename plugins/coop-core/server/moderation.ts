/** Every text outside posts is looked after like a post: watched words, and a staff log of what staff do. */
import type { Cx } from "./kernel/act";
import { wrongField } from "./kernel/refusal";

/** Codes that an act with texts refuses with: spread into its `refuses`. */
export const TEXT_REFUSALS = { watched_word: 422 } as const;

/**
 * Holds texts against the forum's watched words.
 * @returns the same fields, with what the forum censors or replaces; of words that staff are to look at `flagWatched` tells them
 * @throws Refusal 422 `watched_word` with the field, where a word is blocked
 */
export async function moderated<T extends Record<string, string | null | undefined>>(
  cx: Cx<any>,
  texts: T
): Promise<T> {
  const checked: Record<string, string | null | undefined> = {};
  for (const [field, written] of Object.entries(texts)) {
    checked[field] = written;
    if (written) {
      const { blocked, flagged, text } = JSON.parse(await cx.scope.ports.moderate(written)) as {
        blocked: string[];
        flagged: string[];
        text: string;
      };
      if (blocked.length > 0) {
        throw wrongField(field, "watched_word", { word: blocked.join(", ") });
      }
      cx.scope.watched.found ||= flagged.length > 0;
      checked[field] = text;
    }
  }
  return checked as T;
}

/** An entry in the forum's staff log, in the same transaction as what it tells of. @param by whose doing it was */
export const staffLog = (
  cx: Cx<any>,
  action: string,
  data: Record<string, string | number>,
  by = cx.viewer?.id ?? -1
): void | Promise<void> => cx.scope.ports.staffLog(String(by), action, JSON.stringify(data));
