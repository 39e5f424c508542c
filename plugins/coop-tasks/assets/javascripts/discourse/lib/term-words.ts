import { i18n } from "discourse-i18n";
import {
  dayInWords,
  dayOf,
} from "discourse/plugins/coop-core/discourse/lib/dates";
import type { Claim, Opening } from "./tasks-api";

/** Until the reader's day has come, something is still ahead. */
const isAhead = (day: string, now = new Date()): boolean =>
  day >
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 10);

/** Under somebody's name: "since 3 November, until 31 March". */
export function holdsInWords({ starts_at, term }: Claim): string {
  const begins =
    term && isAhead(term.begins_on)
      ? i18n("coop_tasks.term.from", { day: dayInWords(term.begins_on) })
      : i18n("coop_tasks.places.since", { day: dayOf(starts_at) });
  const ends =
    term && i18n("coop_tasks.facts.until", { day: dayInWords(term.ends_on) });
  return [begins, ends].filter(Boolean).join(", ");
}

/** Of my own term: when it begins, when it ends, and that the place is on the board. */
export function ownTerm({ term }: Claim): string | null {
  if (!term) {
    return null;
  }
  const until = dayInWords(term.ends_on);
  if (term.leaving) {
    return i18n("coop_tasks.term.leaving", { day: until });
  }
  return isAhead(term.begins_on)
    ? i18n("coop_tasks.term.ahead", {
        from: dayInWords(term.begins_on),
        until,
      })
    : i18n("coop_tasks.term.until", { day: until });
}

/** "free from 1 April", where whoever holds it is still there. */
export const freeFrom = ({
  free_from,
  standing,
}: Pick<Opening, "free_from" | "standing">): string | null =>
  free_from && standing === "open" && isAhead(free_from)
    ? i18n("coop_tasks.term.free_from", { day: dayInWords(free_from) })
    : null;
