/** Lists for spreadsheets. */
import papaparse from "papaparse";

export type Cell = string | number | null;

/** A spreadsheet would run it; in some languages also what is written wide. */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** By this mark spreadsheets know UTF-8. */
const MARK = "\uFEFF";

/** Who asks for more than one file holds narrows it. */
export const CSV_REFUSALS = { too_many_rows: 409 } as const;

export const dayOf = (instant: string): string => new Date(instant).toISOString().slice(0, 10);

export const CSV = "text/csv; charset=utf-8";

/** "minutes_from" → "Minutes from" */
export const headingOf = (column: string): string =>
  column.charAt(0).toUpperCase() + column.slice(1).replaceAll("_", " ");

export const csvOf = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, Cell>[]
): string => {
  const cells = [columns.map(headingOf), ...rows.map((row) => columns.map((column) => row[column]))];
  return `${MARK}${papaparse.unparse(cells, { escapeFormulae: FORMULA })}\r\n`;
};
