/** The columns of openings as CSV: the same ones go out and come in. */
import type { Opening } from "../opening/opening";
import type { Cell } from "./csv";

/** An opening with what its other tables say of it. */
export interface Told extends Opening {
  contact: string | null;
  board: string;
  state: string;
  taken: number;
  checklist: readonly string[];
  seat_kinds: readonly { name: string; seats: number; minimum: number }[];
  address: string;
}

interface Column {
  write(opening: Told): Cell;
  /** As the form takes it; what it cannot mean is left for the form to refuse. Null: it is not read. */
  read: ((text: string) => unknown) | null;
}

const YES = ["yes", "true", "1", "x"];
const NO = ["no", "false", "0"];

const asText = (text: string): unknown => text;
const asChoice = (text: string): unknown => text.toLowerCase().replaceAll(" ", "_");
const asFlag = (text: string): unknown =>
  YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text;
const split = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
const asLines = (text: string): unknown => split(text, /\n/);
const asWords = (text: string): unknown => split(text, /[;,]/);

/** "Drivers: 2", "Drivers: 2, 1 at least" */
const asKinds = (text: string): unknown =>
  split(text, /\n/).map((line) => {
    const [, name, seats, minimum = "0"] = /^(.+): *(\d+)(?:, *(\d+) at least)?$/.exec(line) ?? [];
    return { name, seats, minimum };
  });
const kindInWords = ({ name, seats, minimum }: Told["seat_kinds"][number]): string =>
  `${name}: ${seats}${minimum ? `, ${minimum} at least` : ""}`;

const text = (name: keyof Told): Column => ({ write: (opening) => opening[name] as Cell, read: asText });
const choice = (name: keyof Told): Column => ({
  write: (opening) => (opening[name] as string | null)?.replaceAll("_", " ") ?? null,
  read: asChoice,
});
const flag = (name: keyof Told): Column => ({ write: (opening) => (opening[name] ? "yes" : "no"), read: asFlag });
const lines = (name: "needs" | "ticks"): Column => ({ write: (opening) => opening[name], read: asLines });
const told = (name: keyof Told): Column => ({ ...text(name), read: null });

export const COLUMNS = {
  title: text("title"),
  kind: choice("kind"),
  band: choice("band"),
  note: text("note"),
  description: { write: ({ description_raw }) => description_raw, read: asText },
  minutes_from: text("minutes_from"),
  minutes_to: text("minutes_to"),
  rhythm: choice("rhythm"),
  time_words: text("time_words"),
  term_months: text("term_months"),
  seats: { write: ({ seats, seat_kinds }) => (seat_kinds.length > 0 ? null : seats), read: asText },
  minimum: { write: ({ minimum, seat_kinds }) => (seat_kinds.length > 0 ? null : minimum), read: asText },
  seat_kinds: { write: ({ seat_kinds }) => seat_kinds.map(kindInWords).join("\n"), read: asKinds },
  answered_by: choice("answered_by"),
  link: text("link"),
  once_for: choice("once_for"),
  due_on: text("due_on"),
  from_on: text("from_on"),
  to_on: text("to_on"),
  closes_on: text("closes_on"),
  due_zone: text("due_zone"),
  place: text("place"),
  remote: flag("remote"),
  paid: flag("paid"),
  rate: text("rate"),
  days: text("days"),
  no_experience: flag("no_experience"),
  skills: { write: ({ skills }) => skills.join("; "), read: asWords },
  campaign: text("campaign"),
  needs: lines("needs"),
  ticks: lines("ticks"),
  checklist: { write: ({ checklist }) => checklist.join("\n"), read: asLines },
  chat_first: flag("chat_first"),
  contact: text("contact"),
  board: told("board"),
  state: told("state"),
  taken: told("taken"),
  done: { write: ({ done_count }) => done_count, read: null },
  address: told("address"),
} satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export const toldAs = (opening: Told): Record<ColumnName, Cell> =>
  Object.fromEntries(COLUMN_NAMES.map((name) => [name, (COLUMNS[name] as Column).write(opening)])) as Record<
    ColumnName,
    Cell
  >;
