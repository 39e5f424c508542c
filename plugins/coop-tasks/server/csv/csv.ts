/** Lists for spreadsheets. */
import papaparse from "papaparse";

export type Cell = string | number | null;

/** A spreadsheet would run it. */
const FORMULA = /^[=+\-@\t\r]/;

/** By this mark spreadsheets know UTF-8. */
const MARK = "\uFEFF";

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
