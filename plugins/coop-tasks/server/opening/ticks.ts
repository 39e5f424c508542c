/** What one ticks before taking a place. */
import { no, yes, type Verdict } from "coop-core/server";
import { linesOf } from "./lines";
import type { Opening } from "./opening";

export const TICK_REFUSALS = { ticks_changed: 409, not_ticked: 422 } as const;

/** Nobody has said yes to a line that was changed while they read it. */
export function asTheyStand({ ticks }: Pick<Opening, "ticks">, ticked: readonly string[]): Verdict {
  const lines = linesOf(ticks);
  if (ticked.some((line) => !lines.includes(line))) {
    return no(409, "ticks_changed");
  }
  const missing = lines.filter((line) => !ticked.includes(line)).length;
  return missing > 0 ? no(422, "not_ticked", { field: "ticked", count: missing }) : yes;
}
