import { i18n } from "discourse-i18n";

/** Discourse's plain English is written the British way here. */
export function locale(): string {
  const lang = document.documentElement.lang || "en";
  return lang === "en" ? "en-GB" : lang.replace("_", "-");
}

const format = (date: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), options).format(date);

const sameYear = (a: Date, b: Date): boolean =>
  a.getFullYear() === b.getFullYear();

/** A calendar day has no zone: it is read and written in UTC. */
const ofDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** "12 December", with its year where it is not this one. */
export function dayInWords(day: string, now = new Date()): string {
  const date = ofDay(day);
  return format(date, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
    ...(date.getUTCFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
  });
}

/** "Saturday 12 December" of a calendar day. */
export const weekdayAndDate = (day: string): string =>
  weekdayOf(ofDay(day), "UTC");

/** "December 2026", of `2026-12`. */
export const monthInWords = (month: string): string =>
  format(ofDay(`${month}-01`), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** What a date plate shows: "12" and "Dec". */
export function plate(day: string): { day: string; month: string } {
  const date = ofDay(day);
  return {
    day: String(date.getUTCDate()),
    month: format(date, { month: "short", timeZone: "UTC" }),
  };
}

/** "9 November": the day of an instant where the reader is. */
export function dayOf(instant: string, now = new Date()): string {
  const date = new Date(instant);
  return format(date, {
    day: "numeric",
    month: "long",
    ...(sameYear(date, now) ? {} : { year: "numeric" }),
  });
}

/** "Thursday 26 November" */
function weekdayOf(date: Date, timeZone?: string): string {
  return format(date, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  }).replace(",", "");
}

/** "Thursday": where the reader is. */
export const weekdayInWords = (instant: string): string =>
  format(new Date(instant), { weekday: "long" });

/** "Thursday 26 November": where the reader is. */
export const weekdayAndDay = (instant: string): string =>
  weekdayOf(new Date(instant));

/** "6 pm", "12.30 pm", "noon". */
export function hourOf(date: Date): string {
  const [hours, minutes] = [date.getHours(), date.getMinutes()];
  if (minutes === 0 && hours % 12 === 0) {
    return i18n(`coop_core.time.${hours === 0 ? "midnight" : "noon"}`);
  }
  const hour = hours % 12 || 12;
  return i18n(`coop_core.time.${hours < 12 ? "am" : "pm"}`, {
    time: minutes === 0 ? hour : `${hour}.${String(minutes).padStart(2, "0")}`,
  });
}

/** "Monday 23 November, 8 pm" */
export function momentInWords(instant: string): string {
  const date = new Date(instant);
  return i18n("coop_core.time.day_and_hour", {
    day: weekdayOf(date),
    hour: hourOf(date),
  });
}

/** "until Thursday 26 November, 8 pm"; what ends as a day begins has all of the day before. */
export function endInWords(instant: string): string {
  const date = new Date(instant);
  if (date.getHours() === 0 && date.getMinutes() === 0) {
    const day = weekdayOf(new Date(date.getTime() - 1));
    return i18n("coop_core.time.until_end_of", { day });
  }
  return i18n("coop_core.time.until", {
    day: weekdayOf(date),
    hour: hourOf(date),
  });
}
