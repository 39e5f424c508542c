/** What an opening is: a task done once or a role held for a time, and where it stands. */
import type { Selectable } from "kysely";
import { copiesLeft } from "../parcel/parcel";
import type { ClaimsTable, OpeningsTable } from "../tables";

export const KINDS = ["task", "role"] as const;
export const BANDS = ["very_little", "small", "larger"] as const;
export const RHYTHMS = ["once", "monthly", "every_few_months", "ongoing"] as const;
export const CLAIM_STATES = ["held", "done", "not_done", "released"] as const;
/** Why something was not done: a choice, so that nobody has to explain themselves. */
export const WHY_NOT = ["no_time", "not_needed", "something_missing", "too_few", "unsaid"] as const;
/**
 * `application`: a place is asked for, and the contact person answers; `report`:
 * whoever has done it says so, without limit; `hand_in`: a thing is asked for;
 * `copies`: they are ordered, as long as there are some; `entry`: a contest, of which some
 * is chosen; `link`: it leads on and is never
 * claimed here; `not_yet`: details to come.
 */
export const ANSWERED_BY = ["claim", "application", "report", "hand_in", "copies", "entry", "link", "not_yet"] as const;
/** Answered by what somebody sends, or says they did: nobody takes a place in it. */
const WITHOUT_PLACES: readonly (typeof ANSWERED_BY)[number][] = ["report", "hand_in", "copies", "entry"];
export const ONCE_FOR = ["person", "coop"] as const;
export const CONTACT_WAYS = ["message", "phone", "email"] as const;

export type Kind = (typeof KINDS)[number];
export type Band = (typeof BANDS)[number];
export type Rhythm = (typeof RHYTHMS)[number];
export type AnsweredBy = (typeof ANSWERED_BY)[number];
export type OnceFor = (typeof ONCE_FOR)[number];
export type ClaimState = (typeof CLAIM_STATES)[number];
export type WhyNot = (typeof WHY_NOT)[number];
export type ContactWay = (typeof CONTACT_WAYS)[number];

export const takesPlaces = ({ answered_by }: { answered_by: AnsweredBy }): boolean =>
  !WITHOUT_PLACES.includes(answered_by);

export type Opening = Selectable<OpeningsTable>;
export type Claim = Selectable<ClaimsTable>;

/** How many hold a place now, how many of those have begun, or leave at the end of their term, how many have done it, and for how many who are asked one is held. */
export interface Tally {
  held: number;
  begun: number;
  leaving: number;
  done: number;
  offered: number;
}

/** Where an opening stands; derived, never stored. */
export const STANDINGS = ["open", "full", "done", "ended", "elsewhere", "not_yet", "withdrawn"] as const;
export type Standing = (typeof STANDINGS)[number];

/** The columns of the board by state. */
export const BOARD_STATES = ["open", "claimed", "in_hand", "done"] as const;
export type BoardState = (typeof BOARD_STATES)[number];

type Seats = Pick<Opening, "kind" | "seats">;
type Places = Omit<Tally, "begun">;

/** Places that somebody has promised to fill: a task's stay so when it is done; a role's is free again, and already once its holder is leaving. */
export const promisedSeats = ({ kind }: Pick<Seats, "kind">, tally: Pick<Tally, "held" | "leaving" | "done">): number =>
  tally.held + (kind === "task" ? tally.done : -tally.leaving);

/** Places that nobody else can take: those promised, and those held for somebody who is asked. */
export const takenSeats = (opening: Pick<Seats, "kind">, tally: Places): number =>
  promisedSeats(opening, tally) + tally.offered;

/** Places left, or null where there is no limit. */
export const freeSeats = (opening: Seats, tally: Places): number | null =>
  opening.seats === null ? null : Math.max(0, opening.seats - takenSeats(opening, tally));

/** @param now ISO 8601 */
export function standing(
  opening: Pick<
    Opening,
    "kind" | "seats" | "answered_by" | "due_at" | "withdrawn_at" | "copies_stock" | "copies_ordered"
  >,
  tally: Places,
  now: string
): Standing {
  if (opening.withdrawn_at !== null) {
    return "withdrawn";
  }
  if (opening.kind === "task" && opening.seats !== null && tally.done >= opening.seats) {
    return "done";
  }
  if (opening.due_at !== null && Date.parse(opening.due_at) <= Date.parse(now)) {
    return "ended";
  }
  if (opening.answered_by === "link" || opening.answered_by === "not_yet") {
    return opening.answered_by === "link" ? "elsewhere" : "not_yet";
  }
  return freeSeats(opening, tally) === 0 || copiesLeft(opening) === 0 ? "full" : "open";
}

/** Open as long as somebody can take it on or nobody has; then claimed, and in hand once somebody has begun. */
export function boardState(opening: Parameters<typeof standing>[0], tally: Tally, now: string): BoardState {
  const stands = standing(opening, tally, now);
  if (stands === "done") {
    return "done";
  }
  if (stands === "open" || tally.held === 0) {
    return "open";
  }
  return tally.begun > 0 ? "in_hand" : "claimed";
}

/** What may be flagged hangs on: whose text it is, since when it stands so, and whether staff were there already. */
export const judgedByFlags = ({
  created_by,
  updated_at,
  hidden_at,
}: Pick<Opening, "created_by" | "updated_at" | "hidden_at">) => ({
  author_id: created_by,
  changed_at: updated_at,
  hidden: hidden_at !== null,
});
