/** Which act is allowed where an opening stands: the table that policies, views and tests read. */
import { no, yes, type Verdict } from "coop-core/server";
import type { Claim, Standing } from "./opening";

/** 409 codes; each has its sentence under `coop_tasks.refusals`. */
export const STATE_REFUSALS = {
  full: 409,
  ended: 409,
  answered_elsewhere: 409,
  details_to_come: 409,
  withdrawn: 409,
  not_withdrawn: 409,
  already_held: 409,
  already_done: 409,
  already_released: 409,
  already_answered: 409,
  already_talked_about: 409,
  being_made: 409,
  stale: 409,
} as const;

export type StateRefusal = keyof typeof STATE_REFUSALS;
export type OpeningAct =
  | "claim_opening"
  | "change_opening"
  | "withdraw_opening"
  | "put_back_opening"
  | "talk_about_opening";
export type ClaimAct = "release_claim" | "complete_claim" | "answer_claim";

type Row<S extends string> = Record<S, "yes" | StateRefusal>;

export const OPENING_ACTS: Record<OpeningAct, Row<Standing>> = {
  claim_opening: {
    open: "yes",
    full: "full",
    done: "full",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
  change_opening: {
    open: "yes",
    full: "yes",
    done: "yes",
    // The day can be moved on, which opens it again.
    ended: "yes",
    elsewhere: "yes",
    not_yet: "yes",
    withdrawn: "withdrawn",
  },
  withdraw_opening: {
    open: "yes",
    full: "yes",
    done: "yes",
    ended: "yes",
    elsewhere: "yes",
    not_yet: "yes",
    withdrawn: "withdrawn",
  },
  put_back_opening: {
    open: "not_withdrawn",
    full: "not_withdrawn",
    done: "not_withdrawn",
    ended: "not_withdrawn",
    elsewhere: "not_withdrawn",
    not_yet: "not_withdrawn",
    withdrawn: "yes",
  },
  talk_about_opening: {
    open: "yes",
    full: "yes",
    done: "yes",
    ended: "yes",
    elsewhere: "yes",
    not_yet: "yes",
    withdrawn: "withdrawn",
  },
};

export const CLAIM_ACTS: Record<ClaimAct, Row<Claim["state"]>> = {
  release_claim: { held: "yes", done: "already_done", released: "already_released" },
  complete_claim: { held: "yes", done: "already_done", released: "already_released" },
  answer_claim: { held: "yes", done: "already_done", released: "already_released" },
};

const verdictOf = (entry: "yes" | StateRefusal, values: Record<string, string | number | null>): Verdict =>
  entry === "yes" ? yes : no(409, entry, values);

/** @param seats for the sentence of `full` */
export const openingMove = (act: OpeningAct, standing: Standing, seats: number | null = null): Verdict => {
  const entry = OPENING_ACTS[act][standing];
  return verdictOf(entry, entry === "full" ? { count: seats } : {});
};

export const claimMove = (act: ClaimAct, state: Claim["state"]): Verdict => verdictOf(CLAIM_ACTS[act][state], {});
