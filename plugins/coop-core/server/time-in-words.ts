/** Times as a notice or a mail says them: like the browser's own words (`lib/dates.ts`), for whoever is told. */
import { Temporal } from "temporal-polyfill";
import type { Cx } from "./kernel/act";

/** Discourse's plain English is written the British way here. */
const tagOf = (locale: string): string => (locale === "en" ? "en-GB" : locale.replace("_", "-"));

/** "Saturday 12 December", in their language. @param day `2026-12-12` */
export const dayInWords = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(tagOf(locale), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(",", "");

/** "Monday 23 November, 8 pm" where that person lives, in their language. */
export async function instantInWords(cx: Cx<any>, instant: string, timeZone: string, locale: string): Promise<string> {
  const say = (key: string, values: Record<string, string | number> = {}) =>
    cx.scope.ports.translate(locale, `js.coop_core.time.${key}`, JSON.stringify(values));
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const day = new Intl.DateTimeFormat(tagOf(locale), { weekday: "long", day: "numeric", month: "long", timeZone })
    .format(new Date(instant))
    .replace(",", "");
  const of12 = hour % 12 || 12;
  const time =
    minute === 0 && hour % 12 === 0
      ? await say(hour === 0 ? "midnight" : "noon")
      : await say(hour < 12 ? "am" : "pm", {
          time: minute === 0 ? of12 : `${of12}.${String(minute).padStart(2, "0")}`,
        });
  return say("day_and_hour", { day, hour: time });
}
