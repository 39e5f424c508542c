import { i18n } from "discourse-i18n";
import {
  dayInWords,
  locale,
} from "discourse/plugins/coop-core/discourse/lib/dates";
import type { Opening } from "./tasks-api";

type Repeats = NonNullable<Opening["repeats"]>;

const words = (key: string, values: Record<string, string | number>): string =>
  i18n(`coop_tasks.repeats.${key}`, values);

/** A calendar day has no zone: it is read and written in UTC. */
const weekdayOf = (day: string): string =>
  new Intl.DateTimeFormat(locale(), {
    weekday: "long",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));

const dateOf = (day: string): number => Number(day.slice(8));

/** "21st" */
function ordinal(number: number): string {
  const form = new Intl.PluralRules(locale(), { type: "ordinal" }).select(
    number
  );
  return words(`ordinal.${form}`, { number });
}

const WEEKS = ["first", "second", "third", "fourth", "last"] as const;

/** The fifth of its weekday is the last one. */
const weekOf = (day: string): string =>
  words(`week.${WEEKS[Math.ceil(dateOf(day) / 7) - 1]!}`, {});

function rule({ repeats, every, first_on }: Repeats): string {
  const weekday = weekdayOf(first_on);
  switch (repeats) {
    case "weekly":
      return words("weekly", { count: every, weekday });
    case "by_date":
      return words("by_date", {
        count: every,
        date: ordinal(dateOf(first_on)),
      });
    case "by_weekday":
      return words("by_weekday", {
        count: every,
        weekday,
        week: weekOf(first_on),
      });
    case "by_last_weekday":
      return words("by_weekday", {
        count: every,
        weekday,
        week: words("week.last", {}),
      });
  }
}

/** "every Tuesday", "every month, on the first Tuesday, until 1 March". */
export function repeatsInWords(repeats: Repeats): string {
  const { until_on, times } = repeats;
  if (until_on) {
    return words("until", { rule: rule(repeats), day: dayInWords(until_on) });
  }
  return times === null
    ? rule(repeats)
    : words("times", { rule: rule(repeats), count: times });
}
