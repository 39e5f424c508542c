/** Which month is meant, and where it begins and ends for whoever writes about it. */
import { Temporal } from "temporal-polyfill";

export const MONTHS = ["this", "next"] as const;

export interface Month {
  /** `2026-12` */
  name: string;
  /** Its first day and that of the month after, and the instants at which they begin. */
  first_on: string;
  after_on: string;
  starts_at: string;
  ends_at: string;
}

export function monthOf(which: (typeof MONTHS)[number], now: string, zone: string): Month {
  const present = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth();
  const month = which === "this" ? present : present.add({ months: 1 });
  const first = month.toPlainDate({ day: 1 });
  const after = first.add({ months: 1 });
  const beginning = (day: Temporal.PlainDate): string => day.toZonedDateTime(zone).toInstant().toString();
  return {
    name: month.toString(),
    first_on: first.toString(),
    after_on: after.toString(),
    starts_at: beginning(first),
    ends_at: beginning(after),
  };
}
