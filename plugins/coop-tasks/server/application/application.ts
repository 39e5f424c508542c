/** Asking for a place that is given: asked, then answered, taken back, or over before that. */
import type { Selectable } from "kysely";
import type { Opening } from "../opening/opening";
import type { ApplicationsTable } from "../tables";

/** `over`: there is nothing left to ask for. */
export const APPLICATION_STATES = ["asked", "approved", "declined", "taken_back", "over"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export type Application = Selectable<ApplicationsTable>;

/** Why there is nothing left to ask for; a code in the fact. */
export type OverReason =
  | "withdrawn"
  | "hidden"
  | "deleted"
  | "moved"
  | "ended"
  | "unanswered"
  | "access_ended"
  | "account_removed"
  | "accounts_merged"
  | "category_removed";

/** What nobody answers is over after so many days, and nothing of it is kept. */
const DAYS_UNANSWERED = 90;
const DAY = 86_400_000;

/** When an application is over if nobody answers it: with the opening's day, and never later than that. ISO 8601. */
export function endsUnanswered(
  { asked_at }: Pick<Application, "asked_at">,
  { due_at }: Pick<Opening, "due_at">
): string {
  const last = Date.parse(asked_at) + DAYS_UNANSWERED * DAY;
  return new Date(due_at === null ? last : Math.min(last, Date.parse(due_at))).toISOString();
}

/** @param now ISO 8601 */
export const isClosed = ({ closes_at }: Pick<Opening, "closes_at">, now: string): boolean =>
  closes_at !== null && Date.parse(closes_at) <= Date.parse(now);
