/** When whoever holds a place is reminded of its day: once, and not when they took it only just now. */
import { Temporal } from "temporal-polyfill";

const HOUR = 60 * 60_000;
/** Before its end; the first of them that is not too soon after the place was taken. */
const BEFORE = [72 * HOUR, 26 * HOUR];
const TOO_SOON = 24 * HOUR;

/** ISO 8601, or null: there is no day, or it was near when the place was taken. */
export function reminderAt(dueAt: string | null, startsAt: string): string | null {
  if (dueAt === null) {
    return null;
  }
  const at = BEFORE.map((before) => Date.parse(dueAt) - before).find((one) => one - Date.parse(startsAt) >= TOO_SOON);
  return at === undefined ? null : Temporal.Instant.fromEpochMilliseconds(at).toString();
}
