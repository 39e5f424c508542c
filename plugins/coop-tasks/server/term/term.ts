/** Roles are held for a term: it begins with the place, or once the one before has ended. */
import { scheduleAll, type Cx } from "coop-core/server";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { before, dayAt, termEndsAt, termFrom, type Term } from "./times";

type TasksCx = Cx<TasksDatabase>;
type TermColumns = Pick<Claim, "term_begins_on" | "term_ends_on" | "term_zone" | "term_ends_at">;

const NO_TERM: TermColumns = { term_begins_on: null, term_ends_on: null, term_zone: null, term_ends_at: null };

export const columnsOfTerm = (term: Term | null): TermColumns =>
  term === null
    ? NO_TERM
    : {
        term_begins_on: term.begins_on,
        term_ends_on: term.ends_on,
        term_zone: term.zone,
        term_ends_at: termEndsAt(term),
      };

export const termOf = ({ term_begins_on, term_ends_on, term_zone }: Claim): Term | null =>
  term_begins_on !== null && term_ends_on !== null && term_zone !== null
    ? { begins_on: term_begins_on, ends_on: term_ends_on, zone: term_zone }
    : null;

/** Of whoever takes over from somebody who holds it: from today, or once it begins, to the same last day. */
export function restOfTerm(claim: Claim, now: string): Term | undefined {
  const term = termOf(claim);
  if (term === null) {
    return undefined;
  }
  const today = dayAt(now, term.zone);
  return { ...term, begins_on: today > term.begins_on && today <= term.ends_on ? today : term.begins_on };
}

export const zoneOf = (cx: TasksCx): string =>
  cx.viewer?.time_zone ?? String(cx.context.settings["coop_core_time_zone"]);

/** The term of somebody who takes a place now. The opening's row is locked. */
export function newTerm(cx: TasksCx, opening: Pick<Judged, "term_months" | "free_from">): Term | null {
  if (opening.term_months === null) {
    return null;
  }
  const zone = zoneOf(cx);
  const today = dayAt(cx.now, zone);
  const begins = opening.free_from !== null && opening.free_from > today ? opening.free_from : today;
  return termFrom(begins, opening.term_months, zone);
}

/** What falls due for a term; for one that was moved, once more for its new end. */
export async function scheduleTerm(cx: TasksCx, claim_id: number, term: Term | null): Promise<void> {
  if (term === null) {
    return;
  }
  const ends_at = termEndsAt(term);
  const data = { claim_id, ends_at };
  const key = `${claim_id}:${Date.parse(ends_at)}`;
  await scheduleAll(cx, [
    { kind: "term_asked", key: `tasks:term-asked:${key}`, at: before("ask", term), data },
    { kind: "term_vacant", key: `tasks:term-vacant:${key}`, at: before("vacate", term), data },
    { kind: "term_last_word", key: `tasks:term-last-word:${key}`, at: before("last", term), data },
    { kind: "term_ends", key: `tasks:term-ends:${key}`, at: ends_at, data },
  ]);
}

/** A task has no terms: nobody leaves at the end of one. */
export async function dropTerms(cx: TasksCx, openingId: number): Promise<void> {
  await cx.db
    .updateTable("coop_claims")
    .set({ ...NO_TERM, term_asked_at: null, leaving_since: null })
    .where("opening_id", "=", openingId)
    .where("state", "=", "held")
    .execute();
}
