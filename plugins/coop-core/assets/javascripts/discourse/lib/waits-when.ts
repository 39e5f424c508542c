import { i18n } from "discourse-i18n";
import { weekdayAndDay } from "./dates";
import { capitalised, inWords } from "./words";

/** "Two things are put off until Saturday 28 November." */
export const putOffInWords = ({
  until,
  asked: { length: count },
}: {
  until: string;
  asked: readonly unknown[];
}): string =>
  i18n("coop_core.waits.put_off", {
    count,
    number: capitalised(inWords(count)),
    day: weekdayAndDay(until),
  });

/** When something that waits has to be done. */
const WHENS = ["by_tomorrow", "this_week", "when_it_suits"] as const;
export type When = (typeof WHENS)[number];

const DAYS = { by_tomorrow: 2, this_week: 7 } as const;

function midnightAfter(days: number, now: Date): number {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  midnight.setDate(midnight.getDate() + days);
  return midnight.getTime();
}

export function whenOf(until: string | null, now: Date): When {
  const end = until === null ? Infinity : Date.parse(until);
  if (end <= midnightAfter(DAYS.by_tomorrow, now)) {
    return "by_tomorrow";
  }
  return end <= midnightAfter(DAYS.this_week, now)
    ? "this_week"
    : "when_it_suits";
}

/** In the order in which they come; headings without anything are left out. */
export function byWhen<Row extends { until: string | null }>(
  rows: readonly Row[],
  now = new Date()
): { when: When; rows: Row[] }[] {
  return WHENS.map((when) => ({
    when,
    rows: rows.filter(({ until }) => whenOf(until, now) === when),
  })).filter((group) => group.rows.length > 0);
}
