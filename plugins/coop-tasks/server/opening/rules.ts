/** Which act is allowed where an opening stands: the table that policies, views and tests read. */
import { no, yes, type Verdict } from "coop-core/server";
import type { Claim, Standing } from "./opening";

/** Codes with which a state refuses; each has its sentence under `coop_tasks.refusals`. */
export type StateRefusal =
  | "full"
  | "ended"
  | "answered_elsewhere"
  | "details_to_come"
  | "withdrawn"
  | "not_withdrawn"
  | "already_done"
  | "already_released";

export type OpeningAct =
  | "claim_opening"
  | "change_opening"
  | "withdraw_opening"
  | "put_back_opening"
  | "talk_about_opening";
export type ClaimAct = "release_claim" | "complete_claim" | "answer_claim";

type Row<S extends string> = Record<S, "yes" | StateRefusal>;

const UNLESS_WITHDRAWN: Row<Standing> = {
  open: "yes",
  full: "yes",
  done: "yes",
  ended: "yes",
  elsewhere: "yes",
  not_yet: "yes",
  withdrawn: "withdrawn",
};

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
  // Also when its day is over: it can be moved on, which opens it again.
  change_opening: UNLESS_WITHDRAWN,
  withdraw_opening: UNLESS_WITHDRAWN,
  put_back_opening: {
    open: "not_withdrawn",
    full: "not_withdrawn",
    done: "not_withdrawn",
    ended: "not_withdrawn",
    elsewhere: "not_withdrawn",
    not_yet: "not_withdrawn",
    withdrawn: "yes",
  },
  talk_about_opening: UNLESS_WITHDRAWN,
};

const WHILE_HELD: Row<Claim["state"]> = { held: "yes", done: "already_done", released: "already_released" };

export const CLAIM_ACTS: Record<ClaimAct, Row<Claim["state"]>> = {
  release_claim: WHILE_HELD,
  complete_claim: WHILE_HELD,
  answer_claim: WHILE_HELD,
};

const verdictOf = (entry: "yes" | StateRefusal, values: Record<string, string | number | null>): Verdict =>
  entry === "yes" ? yes : no(409, entry, values);

/** @param seats for the sentence of `full` */
export const openingMove = (act: OpeningAct, standing: Standing, seats: number | null = null): Verdict => {
  const entry = OPENING_ACTS[act][standing];
  return verdictOf(entry, entry === "full" ? { count: seats } : {});
};

export const claimMove = (act: ClaimAct, state: Claim["state"]): Verdict => verdictOf(CLAIM_ACTS[act][state], {});

/** What a state may refuse an act with, for its `refuses`. */
export const refusalsOf = (act: OpeningAct | ClaimAct): Record<string, 409> => {
  const row = act in OPENING_ACTS ? OPENING_ACTS[act as OpeningAct] : CLAIM_ACTS[act as ClaimAct];
  const codes = Object.values(row).filter((entry) => entry !== "yes");
  return Object.fromEntries(codes.map((code) => [code, 409]));
};
