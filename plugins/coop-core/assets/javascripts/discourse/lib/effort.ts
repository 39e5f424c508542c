import { i18n } from "discourse-i18n";

export interface Effort {
  kind?: "task" | "role";
  band?: "very_little" | "small" | "larger";
  minutes_from: number | null;
  minutes_to: number | null;
  rhythm?: "once" | "monthly" | "every_few_months" | "ongoing";
  time_words?: string | null;
}

const HOUR = 60;

/** From an hour on in hours and halves of them, where that is exact. */
const isHours = (minutes: number): boolean =>
  minutes >= HOUR && minutes % (HOUR / 2) === 0;

/** "5 min", "1 hour", "2.5 hours" */
export const duration = (minutes: number): string =>
  isHours(minutes)
    ? i18n("coop_core.effort.hours", { count: minutes / HOUR })
    : i18n("coop_core.effort.minutes", { count: minutes });

/** A sum of guesses: from an hour on no finer than half hours. */
export const roughly = (minutes: number): string =>
  duration(
    minutes < HOUR ? minutes : Math.round(minutes / (HOUR / 2)) * (HOUR / 2)
  );

/** "10–15 min", "1–3 hours", "3 hours at least"; null where nobody has said. */
function range({ minutes_from: from, minutes_to: to }: Effort): string | null {
  if (from === null && to === null) {
    return null;
  }
  if (to === null) {
    return i18n("coop_core.effort.at_least", { time: duration(from!) });
  }
  if (from === null) {
    return i18n("coop_core.effort.at_most", { time: duration(to) });
  }
  if (from === to) {
    return duration(to);
  }
  return isHours(from) === isHours(to)
    ? i18n("coop_core.effort.range", {
        from: isHours(from) ? from / HOUR : from,
        to: duration(to),
      })
    : i18n("coop_core.effort.from_to", {
        from: duration(from),
        to: duration(to),
      });
}

/** How long something takes, in its own words first. */
export function effortLabel(effort: Effort): string {
  const { band, rhythm = "once", time_words } = effort;
  if (time_words) {
    return time_words;
  }
  const time = range(effort);
  if (rhythm !== "once") {
    return time === null
      ? i18n(`coop_core.effort.rhythm.${rhythm}`)
      : i18n(`coop_core.effort.${rhythm}`, { time });
  }
  return time ?? (band ? i18n(`coop_core.effort.band.${band}`) : "");
}

/** The same with what a page has room for: "3 hours at least, once". */
export const effortInFull = (effort: Effort): string =>
  effort.kind === "task" && (effort.rhythm ?? "once") === "once"
    ? i18n("coop_core.effort.once", { time: effortLabel(effort) })
    : effortLabel(effort);

/** Minutes for the dial: as on a clock, full from an hour on. Null: no dial, as for roles. */
export function dialMinutes(effort: Effort): number | null {
  if (effort.kind === "role" && (effort.rhythm ?? "once") !== "once") {
    return null;
  }
  const minutes = effort.minutes_to ?? effort.minutes_from;
  if (minutes === null) {
    return effort.band && effort.band !== "very_little" ? HOUR : null;
  }
  return Math.min(minutes, HOUR);
}
