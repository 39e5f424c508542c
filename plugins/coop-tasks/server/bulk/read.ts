/** A list of openings as somebody pastes it or takes it from a spreadsheet: what each line would make, and what is wrong with it. */
import { moderated, Refusal, type Cx, type Viewer } from "coop-core/server";
import papaparse from "papaparse";
import * as v from "valibot";
import { COLUMNS, type ColumnName } from "../csv/columns";
import { FORMULA } from "../csv/csv";
import { columnsOf, OpeningForm } from "../opening/form";
import { joined } from "../opening/lines";
import { checkedKinds } from "../seat-kind/form";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase, Viewer>;

const MOST_LINES = 100;

/** 422 codes of a list as a whole. */
export const LIST_REFUSALS = {
  no_title_column: 422,
  heading_twice: 422,
  nothing_in_list: 422,
  list_too_long: 422,
} as const;

const Form = v.strictObject(OpeningForm);

export interface Problem {
  /** As the form names it; null: the line as a whole. */
  field: string | null;
  code: string;
  values: Refusal["values"];
}

export interface Line {
  /** As a spreadsheet counts it; the heading is the first. */
  line: number;
  title: string;
  problems: Problem[];
  /** What would be made, where nothing is wrong. */
  form: OpeningForm | null;
}

export interface List {
  lines: Line[];
  /** Headings that nobody knows, so nothing under them is read. */
  unknown: string[];
}

const nameOf = (heading: string): string => heading.replace("\uFEFF", "").trim().toLowerCase().replaceAll(/\s+/g, "_");

const columnOf = (heading: string) => (Object.hasOwn(COLUMNS, heading) ? COLUMNS[heading as ColumnName] : undefined);

/** What goes out is kept from being a formula by this mark, and comes in without it. */
const unguarded = (cell: string): string => {
  const [mark, text] = [cell.trim().charAt(0), cell.trim().slice(1)];
  return mark === "'" && FORMULA.test(text) ? text : cell.trim();
};

function inputOf(category_id: number, headings: string[], cells: string[]): Record<string, unknown> {
  const written = headings.flatMap((heading, at): [string, unknown][] => {
    const [column, cell] = [columnOf(heading), unguarded(cells[at] ?? "")];
    return column?.read && cell !== "" ? [[heading, column.read(cell)]] : [];
  });
  const given = Object.fromEntries(written);
  const kind = given["kind"] ?? "task";
  return { rhythm: kind === "role" ? "ongoing" : "once", ...given, kind, category_id };
}

async function judge(cx: TasksCx, input: Record<string, unknown>): Promise<Pick<Line, "form" | "problems">> {
  const parsed = v.safeParse(Form, input);
  if (!parsed.success) {
    const fields = new Set(parsed.issues.map((issue) => v.getDotPath(issue)?.split(".")[0] ?? null));
    return { form: null, problems: [...fields].map((field) => ({ field, code: "invalid_input", values: {} })) };
  }
  try {
    await columnsOf(cx, parsed.output);
    await checkedKinds(cx, parsed.output);
    await moderated(cx, { checklist: joined(parsed.output.checklist) });
    return { form: parsed.output, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const { field, ...values } = error.values;
    return { form: null, problems: [{ field: typeof field === "string" ? field : null, code: error.code, values }] };
  }
}

interface Row {
  /** As a spreadsheet counts it. */
  line: number;
  cells: string[];
  torn: boolean;
}

/** Without the lines that are empty, which count all the same. */
function rowsOf(pasted: string): Row[] {
  // Where two lists were put together, each ends its lines in its own way.
  const text = pasted.replaceAll(/\r\n?/g, "\n");
  // What parts the cells is told from the lines that are not empty.
  const { delimiter } = papaparse.parse(text, { preview: 1, skipEmptyLines: "greedy" }).meta;
  const { data, errors } = papaparse.parse<string[]>(text, { delimiter });
  const torn = new Set(errors.filter(({ type }) => type === "Quotes").map(({ row }) => row));
  return data
    .map((cells, at) => ({ line: at + 1, cells, torn: torn.has(at) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** Something under no heading would be lost in silence: mostly the rest of a text with a comma in it. */
const isLeftOver = (cells: string[], headings: string[]): boolean =>
  cells.some((cell, at) => cell.trim() !== "" && !headings[at]);

const asOneLine = (code: string): Pick<Line, "form" | "problems"> => ({
  form: null,
  problems: [{ field: null, code, values: {} }],
});

/** @throws Refusal 422 where it is no list of openings at all */
export async function readList(cx: TasksCx, category_id: number, text: string): Promise<List> {
  const [{ cells: heads } = { cells: [] }, ...rows] = rowsOf(text);
  const headings = heads.map(nameOf);
  if (!headings.includes("title")) {
    throw new Refusal(422, "no_title_column", { field: "csv" });
  }
  const twice = headings.findIndex((heading, at) => columnOf(heading) && headings.indexOf(heading) < at);
  if (twice !== -1) {
    throw new Refusal(422, "heading_twice", { field: "csv", heading: heads[twice]!.trim() });
  }
  if (rows.length === 0 || rows.length > MOST_LINES) {
    throw new Refusal(422, rows.length === 0 ? "nothing_in_list" : "list_too_long", {
      field: "csv",
      count: MOST_LINES,
    });
  }
  const lines: Line[] = [];
  for (const { line, cells, torn } of rows) {
    const judged = torn
      ? asOneLine("torn_line")
      : isLeftOver(cells, headings)
        ? asOneLine("cells_left_over")
        : await judge(cx, inputOf(category_id, headings, cells));
    lines.push({ line, title: unguarded(cells[headings.indexOf("title")] ?? ""), ...judged });
  }
  return { lines, unknown: heads.filter((_, at) => headings[at] !== "" && !columnOf(headings[at]!)) };
}
