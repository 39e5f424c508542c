/** Who may say how long somebody holds a role: they themselves, and those who look after it. */
import { allOf, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { isPlaceFree, mayMove } from "../claim/policy";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";

/** Codes of these policies. */
export const TERM_REFUSALS = { no_term: 409, term_not_near: 409, followed: 409, tasks_have_no_term: 409 } as const;

/** Once somebody follows, or is asked, whoever leaves cannot stay in that place. */
const notFollowed = (claim: Claim, opening: Judged): Verdict =>
  claim.leaving_since === null || isPlaceFree(claim, opening) ? yes : no(409, "followed");

/** "I'll stay another term": once its end is near. */
export const mayExtend = (viewer: Viewer, claim: Claim, opening: Judged): Verdict =>
  allOf(
    mayMove("extend_term", viewer, claim, opening),
    claim.term_ends_at === null ? no(409, "no_term") : yes,
    claim.term_asked_at === null && claim.leaving_since === null ? no(409, "term_not_near") : yes,
    notFollowed(claim, opening)
  );

/** "Until the end of March": a day that is said, with a term or without. */
export const mayEnd = (viewer: Viewer, claim: Claim, opening: Judged): Verdict =>
  allOf(
    mayMove("end_term", viewer, claim, opening),
    opening.kind === "role" ? yes : no(409, "tasks_have_no_term"),
    notFollowed(claim, opening)
  );
