/** Between ten at night and eight in the morning nobody is written to, and nothing runs out for anybody. */
import { Temporal } from "temporal-polyfill";

const NIGHT_BEGINS = 22;
const MORNING = 8;

/** Is it night there? Eight sharp is morning already. */
export function isNight(instant: string, timeZone: string): boolean {
  const { hour } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return hour >= NIGHT_BEGINS || hour < MORNING;
}

/** The instant itself by day; the next eight in the morning where it falls into somebody's night. ISO 8601 in UTC. */
export function outOfNight(instant: string, timeZone: string): string {
  const here = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  if (!isNight(instant, timeZone)) {
    return here.toInstant().toString();
  }
  const morning = here.hour < MORNING ? here : here.add({ days: 1 });
  return morning.withPlainTime({ hour: MORNING }).toInstant().toString();
}
