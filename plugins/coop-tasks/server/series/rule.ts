/** On which days something comes again: weekly, or monthly by date or by "first Tuesday". Days, counted in the board's own calendar. */
import { Temporal } from "temporal-polyfill";
import { endOf } from "../opening/when";

export const REPEATS = ["weekly", "by_date", "by_weekday", "by_last_weekday"] as const;
export type Repeats = (typeof REPEATS)[number];

export interface Rule {
  repeats: Repeats;
  /** Every so many weeks or months. */
  every: number;
  /** The day with which it begins. */
  first_on: string;
  zone: string;
  /** How often, or until which day; neither: until somebody ends it. */
  times: number | null;
  until_on: string | null;
}

const WEEK = 7;

/** The first, second … of its weekday in the month of that day; a fifth is the last. */
const weekOf = ({ day }: Temporal.PlainDate): number => Math.ceil(day / WEEK);

/** Is it the last of its weekday in its month? */
export function isLastOfItsWeekday(day: string): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.day + WEEK > date.daysInMonth;
}

function weekdayIn(month: Temporal.PlainDate, dayOfWeek: number, week: number | "last"): Temporal.PlainDate {
  const first = month.with({ day: 1 });
  const firstOfIt = first.add({ days: (dayOfWeek - first.dayOfWeek + WEEK) % WEEK });
  const weeks = week === "last" ? Math.floor((month.daysInMonth - firstOfIt.day) / WEEK) : week - 1;
  return firstOfIt.add({ weeks });
}

/**
 * The day of the n-th time, the first being 0. A month without a 31st has its
 * last day instead, so that no month is left out.
 */
export function dayOf({ repeats, every, first_on }: Pick<Rule, "repeats" | "every" | "first_on">, n: number): string {
  const first = Temporal.PlainDate.from(first_on);
  if (repeats === "weekly") {
    return first.add({ weeks: n * every }).toString();
  }
  const sameDate = first.add({ months: n * every });
  if (repeats === "by_date") {
    return sameDate.toString();
  }
  const week = weekOf(first);
  return weekdayIn(sameDate, first.dayOfWeek, repeats === "by_last_weekday" || week > 4 ? "last" : week).toString();
}

/** Does it come an n-th time? */
export const comes = (rule: Rule, n: number): boolean =>
  (rule.times === null || n < rule.times) && (rule.until_on === null || dayOf(rule, n) <= rule.until_on);

/** The instant at which the day of the n-th time is over. */
export const overAt = (rule: Rule, n: number): string =>
  endOf(Temporal.PlainDate.from(dayOf(rule, n)).add({ days: 1 }).toString(), rule.zone);

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

export const moveDay = (day: string | null, days: number): string | null =>
  day && Temporal.PlainDate.from(day).add({ days }).toString();
