/** Who may do what with a claim. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { isContactPerson, mayAsContactPerson } from "../opening/contact-person";
import { freeSeats, type Claim, type Opening } from "../opening/opening";
import { looksAfter, type Judged } from "../opening/policy";
import { freeOfKind } from "../seat-kind/seat-kind";
import { claimMoves, type ClaimAct } from "./rules";

/** Codes of these policies; 403 all of them. */
export const CLAIM_POLICY_REFUSALS = { not_your_place: 403, only_the_contact_person: 403 } as const;

/** Handing back is the claimant's own; nobody loses a place to somebody else's press. */
export const mayRelease = (viewer: Viewer, claim: Claim): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_place"),
    claimMoves.verdict("release_claim", claim.state)
  );

/** “Still on it”: said by whoever was asked. */
export const mayKeep = (viewer: Viewer, claim: Claim): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_place"),
    claimMoves.verdict("keep_claim", claim.state),
    claim.asked_at === null ? no(409, "nobody_asks") : yes
  );

type LookedAfter = Pick<Opening, "created_by" | "contact_user_id">;

/** How far something is, is said by whoever does it, or by those who look after it. */
export const mayMove = (
  act: Extract<ClaimAct, `${"begin" | "unbegin" | "complete" | "uncomplete"}_claim` | "extend_term" | "end_term">,
  viewer: Viewer,
  claim: Claim,
  opening: LookedAfter
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id || looksAfter(viewer, opening) ? yes : no(403, "not_your_place"),
    claimMoves.verdict(act, claim.state)
  );

/** Is a place free of the kind that this one is of? */
export function isPlaceFree(claim: Claim, opening: Judged): boolean {
  const kind = opening.kinds.find(({ id }) => id === claim.seat_kind_id);
  return (kind ? freeOfKind(opening, kind) : freeSeats(opening, opening.tally)) !== 0;
}

/** A task's place that was free again may be somebody else's by now. */
const isPlaceThere = (claim: Claim, opening: Judged): boolean =>
  claim.state !== "not_done" || opening.kind === "role" || isPlaceFree(claim, opening);

/** "It's done", "Done after all". */
export const mayComplete = (viewer: Viewer, claim: Claim, opening: Judged): Verdict =>
  allOf(mayMove("complete_claim", viewer, claim, opening), isPlaceThere(claim, opening) ? yes : no(409, "taken_since"));

/** "It was not done". */
export const mayUncomplete = (viewer: Viewer, claim: Claim, opening: LookedAfter): Verdict =>
  allOf(mayMove("uncomplete_claim", viewer, claim, opening), claim.reported ? no(409, "only_said") : yes);

/** "In hand". */
export const mayBegin = (viewer: Viewer, claim: Claim, opening: LookedAfter): Verdict =>
  allOf(mayMove("begin_claim", viewer, claim, opening), claim.begun_at === null ? yes : no(409, "already_begun"));

/** "Not begun after all". */
export const mayUnbegin = (viewer: Viewer, claim: Claim, opening: LookedAfter): Verdict =>
  allOf(mayMove("unbegin_claim", viewer, claim, opening), claim.begun_at === null ? no(409, "not_begun") : yes);

/** "I've been in touch", said by the contact person once. */
export const mayAnswer = (viewer: Viewer, claim: Claim, opening: Pick<Opening, "contact_user_id">): Verdict =>
  allOf(
    mayWrite(viewer),
    mayAsContactPerson(viewer, opening),
    claimMoves.verdict("answer_claim", claim.state),
    claim.answered_at === null ? yes : no(409, "already_answered")
  );

/** That somebody was asked whether they are still on it, is between them and the contact person. */
export const seesQuestion = (
  viewer: Viewer | null,
  claim: Pick<Claim, "user_id">,
  opening: Pick<Opening, "contact_user_id">
): boolean => viewer !== null && (viewer.id === claim.user_id || isContactPerson(viewer, opening));

/**
 * Contacts are for the claimant and for the person they were given to, as long
 * as that person is the contact: staff, and a new contact person, see none.
 */
export const seesContact = (
  viewer: Viewer | null,
  claim: Pick<Claim, "user_id" | "contact_for">,
  opening: Pick<Opening, "contact_user_id">
): boolean =>
  viewer !== null &&
  (viewer.id === claim.user_id || (viewer.id === claim.contact_for && isContactPerson(viewer, opening)));

/** Somebody else looks after it now than whom it was given to, and has not been answered. */
const isAskedForContact = (
  { contact_detail, contact_for, contact_kept_from, user_id }: Claim,
  { contact_user_id: contact }: Pick<Opening, "contact_user_id">
): boolean =>
  contact_detail !== null && contact !== null && ![contact_for, contact_kept_from, user_id].includes(contact);

/** Whether a new contact person sees it, is the claimant's to say, once for each. */
export const maySayOfContact = (
  act: "share_contact" | "keep_contact",
  viewer: Viewer,
  claim: Claim,
  opening: Pick<Opening, "contact_user_id">
): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === claim.user_id ? yes : no(403, "not_your_place"),
    claimMoves.verdict(act, claim.state),
    isAskedForContact(claim, opening) ? yes : no(409, "contact_not_asked")
  );
