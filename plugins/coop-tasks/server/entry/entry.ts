/** What somebody enters for a contest: it stands, is chosen, or was taken back. */
import type { Selectable } from "kysely";
import { endOf } from "../opening/when";
import type { Opening } from "../opening/opening";
import type { EntriesTable } from "../tables";

export const ENTRY_STATES = ["entered", "chosen", "taken_back"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
export type Entry = Selectable<EntriesTable>;

/** So that nobody fills a contest alone. */
export const MOST_OF_ONE = 5;

/** @param now ISO 8601 */
export const hasBegun = ({ from_on, due_zone }: Pick<Opening, "from_on" | "due_zone">, now: string): boolean =>
  from_on === null || due_zone === null || Date.parse(endOf(from_on, due_zone)) <= Date.parse(now);

/** @param now ISO 8601 */
export const isClosed = ({ due_at }: Pick<Opening, "due_at">, now: string): boolean =>
  due_at !== null && Date.parse(due_at) <= Date.parse(now);
