/** When a claim has been quiet for so long that whoever holds it is asked, kindly and once. */
import { Temporal } from "temporal-polyfill";
import type { Claim, Opening } from "../opening/opening";
import { standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { endOf } from "../opening/when";

/** Where no day is given; a role is held for long, and somebody who holds it is no less there for saying little. */
const QUIET_DAYS = { task: 21, role: 90 } as const;
/** Nobody is asked again sooner than that. */
const LEAST_DAYS = 7;
/** So near to its day nobody is asked any more: they are reminded of it. */
const NEAR_DAYS = 3;
/** How long an answer is waited for, or half the time left if that is less. */
export const ANSWER_DAYS = { task: 7, role: 14 } as const;

const DAY = 24 * 60 * 60_000;

type When = Pick<Opening, "kind" | "due_at" | "from_on" | "due_zone">;

/** ISO 8601, or null: not any more. */
export function askAt({ kind, due_at, from_on, due_zone }: When, heardAt: string): string | null {
  const opens = from_on !== null && due_zone !== null ? Date.parse(endOf(from_on, due_zone)) : 0;
  const heard = Date.parse(heardAt);
  const at =
    due_at === null
      ? Math.max(heard, opens) + QUIET_DAYS[kind] * DAY
      : Math.max(heard + LEAST_DAYS * DAY, (heard + Date.parse(due_at)) / 2);
  const near = due_at !== null && Date.parse(due_at) - at < NEAR_DAYS * DAY;
  return near ? null : Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toString();
}

type Asking = Pick<Claim, "state" | "heard_at" | "asked_at" | "term_ends_on">;

/** Is it time to ask whoever holds it? */
export function isQuiet(claim: Asking, opening: Judged, now: string): boolean {
  // Whoever holds a role for a term is asked at its end.
  if (claim.state !== "held" || claim.heard_at === null || claim.asked_at !== null || claim.term_ends_on !== null) {
    return false;
  }
  const at = askAt(opening, claim.heard_at);
  return at !== null && Date.parse(at) <= Date.parse(now) && standing(opening, opening.tally, now) !== "ended";
}
