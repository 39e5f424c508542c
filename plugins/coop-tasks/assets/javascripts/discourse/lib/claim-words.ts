import { i18n } from "discourse-i18n";
import { dayOf } from "discourse/plugins/coop-core/discourse/lib/dates";
import type { Claim } from "./tasks-api";

export type WhyNot = NonNullable<Claim["why_not"]>;

export const WHY_NOT: readonly WhyNot[] = [
  "no_time",
  "not_needed",
  "something_missing",
  "too_few",
  "unsaid",
];

/** That something was not done, since when that stands there and, if somebody said so, why. */
export function notDoneInWords({ ends_at, why_not }: Claim): string {
  const day = ends_at ? dayOf(ends_at) : "";
  return why_not && why_not !== "unsaid"
    ? i18n("coop_tasks.not_done.because", {
        day,
        why: i18n(`coop_tasks.not_done.why.${why_not}`),
      })
    : i18n("coop_tasks.not_done.on", { day });
}
