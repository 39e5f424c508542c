import { i18n } from "discourse-i18n";
import {
  dayInWords,
  plate,
} from "discourse/plugins/coop-core/discourse/lib/dates";
import type { Opening } from "./tasks-api";

const words = (key: string, values: Record<string, string>): string =>
  i18n(`coop_tasks.facts.${key}`, values);

/** "before 12 December", "between 2 and 12 December". */
export function whenInWords({
  due_on,
  from_on,
  to_on,
}: Pick<Opening, "due_on" | "from_on" | "to_on">): string | null {
  if (due_on) {
    return words("before", { day: dayInWords(due_on) });
  }
  if (from_on && to_on) {
    const sameMonth = from_on.slice(0, 7) === to_on.slice(0, 7);
    return from_on === to_on
      ? words("on", { day: dayInWords(to_on) })
      : words("between", {
          from: sameMonth ? plate(from_on).day : dayInWords(from_on),
          to: dayInWords(to_on),
        });
  }
  if (from_on) {
    return words("from", { day: dayInWords(from_on) });
  }
  return to_on && words("until", { day: dayInWords(to_on) });
}

/** "ask by 12 December": the last day for it, as long as a place can be asked for. */
export const askByInWords = ({
  asking_over,
  closes_on,
  standing,
}: Pick<Opening, "asking_over" | "closes_on" | "standing">): string | null =>
  closes_on && !asking_over && standing === "open"
    ? words("ask_by", { day: dayInWords(closes_on) })
    : null;
