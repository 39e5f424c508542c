/** When a term begins and ends, and what is said before its end. */
import { Temporal } from "temporal-polyfill";
import { endOf } from "../opening/when";

/** Days before the end: whoever holds it is asked, the place goes on the board, and it is said once more. */
export const DAYS_BEFORE = { ask: 56, vacate: 42, last: 7 } as const;
export type Before = keyof typeof DAYS_BEFORE;
/** Of a short term no more than this part. */
const PART_OF_TERM = { ask: 3, vacate: 4, last: 8 } as const;
const MORNING = "09:00";

export interface Term {
  /** Both days belong to it. */
  begins_on: string;
  ends_on: string;
  zone: string;
}

export const dayAt = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** A term of so many months from that day. */
export const termFrom = (begins_on: string, months: number, zone: string): Term => ({
  begins_on,
  ends_on: Temporal.PlainDate.from(begins_on).add({ months }).subtract({ days: 1 }).toString(),
  zone,
});

/** The instant at which the term is over. */
export const termEndsAt = ({ ends_on, zone }: Pick<Term, "ends_on" | "zone">): string => endOf(dayAfter(ends_on), zone);

/** In the morning of a day so many days before the last one, in a short term fewer. */
export function before(what: Before, { begins_on, ends_on, zone }: Term): string {
  const length = Temporal.PlainDate.from(begins_on).until(Temporal.PlainDate.from(ends_on), {
    largestUnit: "days",
  }).days;
  const days = Math.max(0, Math.min(DAYS_BEFORE[what], Math.floor(length / PART_OF_TERM[what])));
  return Temporal.PlainDate.from(ends_on)
    .subtract({ days })
    .toZonedDateTime({ timeZone: zone, plainTime: MORNING })
    .toInstant()
    .toString();
}

/** Is the end so near that whoever says they go is followed by the place on the board at once? */
export const isNear = ({ ends_on, zone }: Pick<Term, "ends_on" | "zone">, now: string): boolean =>
  Temporal.PlainDate.compare(
    Temporal.PlainDate.from(dayAt(now, zone)).add({ days: DAYS_BEFORE.ask }),
    Temporal.PlainDate.from(ends_on)
  ) >= 0;
