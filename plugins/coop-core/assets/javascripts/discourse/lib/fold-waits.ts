import I18n from "discourse-i18n";
import type { AskedRow } from "../services/coop-waits";

export interface Fold {
  key: string;
  rows: AskedRow[];
}

/** Where its plugin has words for several of a kind in one place. */
const hasWords = ({ message }: AskedRow): boolean =>
  !!I18n.lookup(`${message}.several.line`);

/** What is asked several times in one place is one row, where the first of it stands. */
export function folded(rows: readonly AskedRow[]): Fold[] {
  const folds = new Map<string, Fold>();
  for (const row of rows) {
    const key =
      row.path && hasWords(row) ? `${row.message} ${row.path}` : row.key;
    const fold = folds.get(key) ?? { key, rows: [] };
    fold.rows.push(row);
    folds.set(key, fold);
  }
  return [...folds.values()];
}
