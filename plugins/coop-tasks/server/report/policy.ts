/** Who may say "I did it", and take that back. */
import { allOf, mayWrite, no, wrongField, yes, type CoopName, type Verdict, type Viewer } from "coop-core/server";
import { claimMoves } from "../claim/rules";
import { standing, type Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves, openingMoves } from "../opening/rules";

/** Codes of these policies, with what they are refused with. */
export const REPORT_REFUSALS = {
  already_held: 409,
  already_reported: 409,
  coop_did_it: 409,
  not_your_coop: 403,
  which_coop: 422,
} as const;
export const TAKE_BACK_REFUSALS = { not_your_report: 403 } as const;

/** What was said of an opening before, by this person and for their co-ops. */
export interface Said {
  /** They hold a place: it was to be taken before. */
  holds: boolean;
  /** They have said it for themselves. */
  own: boolean;
  coops: readonly CoopName[];
  /** By the co-op, the name of whoever said it. */
  forCoop: ReadonlyMap<number, string>;
}

const saidFor = ({ id, name }: CoopName, said: Said): Verdict =>
  said.forCoop.has(id) ? no(409, "coop_did_it", { coop: name, name: said.forCoop.get(id)! }) : yes;

const isForCoop = (opening: Pick<Judged, "once_for">, said: Said): boolean =>
  opening.once_for === "coop" && said.coops.length > 0;

/** For themselves or for one of their co-ops at least. */
export function mayReport(viewer: Viewer | null, opening: Judged, said: Said, now: string): Verdict {
  const coops = isForCoop(opening, said) ? said.coops.map((coop) => saidFor(coop, said)) : [];
  return allOf(
    said.holds ? no(409, "already_held") : yes,
    openingMoves.verdict("report_opening", standing(opening, opening.tally, now), { full: { count: opening.seats } }),
    answerMoves.verdict("report_opening", opening.answered_by),
    mayWrite(viewer),
    said.own ? no(409, "already_reported") : yes,
    coops.find(({ ok }) => ok) ?? coops[0] ?? yes
  );
}

/** For this one co-op. */
export function mayReportFor(coopId: number, said: Said): Verdict {
  const coop = said.coops.find(({ id }) => id === coopId);
  return coop ? saidFor(coop, said) : no(403, "not_your_coop");
}

/**
 * The co-op it counts for; null: for the person. Whoever acts for one alone need not say which.
 * @throws Refusal 422 with the field
 */
export function coopItIsFor(opening: Pick<Judged, "once_for">, said: Said, chosen: number | null): number | null {
  if (!isForCoop(opening, said)) {
    return null;
  }
  if (chosen === null && said.coops.length > 1) {
    throw wrongField("coop_id", "which_coop");
  }
  return chosen ?? said.coops[0]!.id;
}

/** What was said by handing something in goes with the thing. */
export const mayTakeBackReport = (
  viewer: Viewer,
  claim: Pick<Claim, "user_id" | "state" | "reported">,
  { answered_by }: Pick<Judged, "answered_by">
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_report"),
    claimMoves.verdict("take_back_report", claim.state),
    claim.reported && answered_by !== "hand_in" ? yes : no(409, "not_reported")
  );
