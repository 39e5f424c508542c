/** Discourse's watched words: some block a text, some are censored in it. */
import type { Db } from "../database";

const BLOCK = 1;
const CENSOR = 2;
const REPLACEMENT = "■";

interface WatchedWord {
  word: string;
  action: number;
  case_sensitive: boolean;
}

/** Whole words; `*` stands for any further characters. */
function pattern({ word, case_sensitive }: WatchedWord): RegExp {
  const escaped = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "\\S*");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, case_sensitive ? "gu" : "giu");
}

export async function moderate(db: Db, text: string): Promise<{ blocked: string[]; text: string }> {
  const words =
    await db.sql<WatchedWord>`SELECT word, action, case_sensitive FROM watched_words WHERE action IN (${BLOCK}, ${CENSOR}) ORDER BY id`;
  const blocked = words.filter(({ action }) => action === BLOCK).flatMap((word) => text.match(pattern(word)) ?? []);
  const censored = words
    .filter(({ action }) => action === CENSOR)
    .reduce((rest, word) => rest.replace(pattern(word), (found) => REPLACEMENT.repeat(found.length)), text);
  return { blocked: [...new Set(blocked)], text: censored };
}
