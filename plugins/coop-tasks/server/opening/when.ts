/** When something is to be done: before a day, or between two days; and the instant at which that is over. */
import { wrongField, type Cx } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import type { Opening } from "./opening";

/** The instant at which "before 12 December" ends: as that day begins in the zone. */
export const endOf = (dueOn: string, zone: string): string =>
  Temporal.PlainDate.from(dueOn).toZonedDateTime(zone).toInstant().toString();

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

type When = Pick<Opening, "due_on" | "from_on" | "to_on" | "closes_on" | "due_zone">;

/** @throws Refusal 422 with the field */
export function whenOf(
  cx: Cx,
  { due_on, from_on, to_on, closes_on, ...given }: When
): When & Pick<Opening, "due_at" | "closes_at"> {
  if (due_on !== null && (from_on !== null || to_on !== null)) {
    throw wrongField("due_on", "due_or_window");
  }
  if (from_on !== null && to_on !== null && to_on < from_on) {
    throw wrongField("to_on", "window_upside_down");
  }
  if ([due_on, from_on, to_on, closes_on].every((day) => day === null)) {
    return { due_on, from_on, to_on, closes_on, due_zone: null, due_at: null, closes_at: null };
  }
  const due_zone = given.due_zone ?? cx.viewer?.time_zone ?? String(cx.context.settings["coop_core_time_zone"]);
  // The last day of a window belongs to it.
  const ends = to_on === null ? due_on : dayAfter(to_on);
  return {
    ...{ due_on, from_on, to_on, closes_on, due_zone },
    due_at: ends === null ? null : endOf(ends, due_zone),
    closes_at: closes_on === null ? null : endOf(dayAfter(closes_on), due_zone),
  };
}
