/** Discourse's watched words: some block a text, some are for staff to look at, some are censored or replaced in it. */
import type { Db } from "../database";

/** By the numbers that Discourse keeps. */
export const ACTIONS = { block: 1, censor: 2, require_approval: 3, flag: 4, replace: 5 } as const;
const FOR_STAFF: number[] = [ACTIONS.require_approval, ACTIONS.flag];
const CENSORED = "■";

interface WatchedWord {
  word: string;
  action: number;
  replacement: string | null;
  case_sensitive: boolean;
}

/** Whole words; `*` stands for any further characters. */
function pattern({ word, case_sensitive }: WatchedWord): RegExp {
  const escaped = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "\\S*");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, case_sensitive ? "gu" : "giu");
}

interface Looked {
  blocked: string[];
  flagged: string[];
  text: string;
}

export async function moderate(db: Db, text: string): Promise<Looked> {
  const words =
    await db.sql<WatchedWord>`SELECT word, action, replacement, case_sensitive FROM watched_words ORDER BY action, id`;
  const of = (actions: number[]): WatchedWord[] => words.filter(({ action }) => actions.includes(action));
  const found = (...actions: number[]): string[] => [
    ...new Set(of(actions).flatMap((word) => text.match(pattern(word)) ?? [])),
  ];
  const changed = of([ACTIONS.censor, ACTIONS.replace]).reduce(
    (rest, word) => rest.replace(pattern(word), (it) => word.replacement ?? CENSORED.repeat(it.length)),
    text
  );
  return { blocked: found(ACTIONS.block), flagged: found(...FOR_STAFF), text: changed };
}
