/** In the form of an opening: whether it comes again, how often and until when. */
import { schema, wrongField, type Cx } from "coop-core/server";
import * as v from "valibot";
import type { Opening } from "../opening/opening";
import { daysBetween, isLastOfItsWeekday, REPEATS, type Repeats, type Rule } from "./rule";

export const SeriesForm = {
  /** Null: it comes once. */
  repeats: v.optional(v.nullable(v.picklist(REPEATS)), null),
  /** Every so many weeks or months. */
  repeats_every: v.optional(schema.wholeNumber(1, 12), 1),
  /** How often, this one among them; or until which day; neither: until somebody ends it. */
  repeats_times: v.optional(v.nullable(schema.wholeNumber(1, 200)), null),
  repeats_until: v.optional(v.nullable(schema.day), null),
};

/** 422 codes of these fields; each comes with the field. */
export const SERIES_FORM_REFUSALS = {
  repeats_without_day: 422,
  times_or_until: 422,
  repeats_until_before: 422,
  repeats_from_long_ago: 422,
  not_the_last_of_month: 422,
} as const;

type Days = Pick<Opening, "due_on" | "from_on" | "to_on" | "due_zone">;

/** Days: what begins long ago would fill the board with what is over. */
const LONGEST_AGO = 60;

interface Asked {
  kind: Opening["kind"];
  repeats: Repeats | null;
  repeats_every: number;
  repeats_times: number | null;
  repeats_until: string | null;
}

/** The day that comes again: "before" it, or the first of a window. */
const anchorOf = ({ due_on, from_on, to_on }: Omit<Days, "due_zone">): string | null => due_on ?? from_on ?? to_on;

/**
 * What the form asks for; null where it comes once. A role is held for a time and never comes again.
 * @param days as they were settled, with their zone
 * @throws Refusal 422 with the field
 */
export function ruleOf(
  cx: Pick<Cx, "now">,
  { kind, repeats, repeats_every, repeats_times, repeats_until }: Asked,
  days: Days
): Rule | null {
  if (repeats === null || kind === "role") {
    return null;
  }
  const first_on = anchorOf(days);
  if (first_on === null || days.due_zone === null) {
    throw wrongField("repeats", "repeats_without_day");
  }
  if (daysBetween(first_on, cx.now.slice(0, 10)) > LONGEST_AGO) {
    throw wrongField("repeats", "repeats_from_long_ago");
  }
  if (repeats_times !== null && repeats_until !== null) {
    throw wrongField("repeats_until", "times_or_until");
  }
  if (repeats_until !== null && repeats_until < first_on) {
    throw wrongField("repeats_until", "repeats_until_before");
  }
  if (repeats === "by_last_weekday" && !isLastOfItsWeekday(first_on)) {
    throw wrongField("repeats", "not_the_last_of_month");
  }
  return {
    repeats,
    every: repeats_every,
    ...{ first_on, zone: days.due_zone, times: repeats_times, until_on: repeats_until },
  };
}
