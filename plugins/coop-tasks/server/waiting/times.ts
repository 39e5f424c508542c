/** How long an offer lasts, and when the last day begins. */
import { outOfNight } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import type { Opening } from "../opening/opening";

/** An offer lasts so long, or half the time left, whichever is shorter. */
const OFFER_DAYS = 2;

const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);

/** When an offer made now runs out for somebody who lives in that zone. */
export const offerEnds = (now: string, timeZone: string, dueAt: string | null): string =>
  answerBy(OFFER_DAYS, now, timeZone, dueAt);

/**
 * Until when somebody has who is asked now: so many days, or half the time left if
 * that is less. Asked at night, it counts from the morning, when they can first read
 * of it; an end that would fall between ten at night and eight in the morning moves
 * to eight. Only the opening's own end may come before, for then nothing is left to answer.
 */
export function answerBy(days: number, now: string, timeZone: string, dueAt: string | null): string {
  const begins = Temporal.Instant.from(outOfNight(now, timeZone));
  const most = begins.toZonedDateTimeISO(timeZone).add({ days }).toInstant().toString();
  if (dueAt === null) {
    return outOfNight(most, timeZone);
  }
  const left = Date.parse(dueAt) - begins.epochMilliseconds;
  const half = begins.add({ milliseconds: Math.max(0, Math.floor(left / 2)) }).toString();
  return earlier(outOfNight(earlier(most, half), timeZone), Temporal.Instant.from(dueAt).toString());
}

/** The last day: the 24 hours before the end, and it begins by day. */
export const lastDayFrom = (dueAt: string, timeZone: string): string =>
  outOfNight(
    Temporal.Instant.from(dueAt).toZonedDateTimeISO(timeZone).subtract({ days: 1 }).toInstant().toString(),
    timeZone
  );

/** On the last day nothing is held for anybody: whoever comes first takes what is free. */
export const isLastDay = ({ due_at, due_zone }: Pick<Opening, "due_at" | "due_zone">, now: string): boolean =>
  due_at !== null && due_zone !== null && Date.parse(lastDayFrom(due_at, due_zone)) <= Date.parse(now);
