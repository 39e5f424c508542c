/** Two promises that fall on the same days: said before the second, and never in the way of it. */
import { Temporal } from "temporal-polyfill";
import type { Opening } from "../opening/opening";

type Days = Pick<Opening, "due_on" | "from_on" | "to_on">;

/** What is to be done before a day is mostly done in the week before it. */
const DAYS_BEFORE = 7;

const daysBefore = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();

/** The first and the last day on which somebody is likely to be at it; null where nobody can say. */
export function daysOf({ due_on, from_on, to_on }: Days): { first: string; last: string } | null {
  const last = due_on === null ? (to_on ?? from_on) : daysBefore(due_on, 1);
  return last === null ? null : { first: from_on ?? daysBefore(last, DAYS_BEFORE - 1), last };
}

export function clash(one: Days, other: Days): boolean {
  const [a, b] = [daysOf(one), daysOf(other)];
  return a !== null && b !== null && a.first <= b.last && b.first <= a.last;
}
