/** Who may ask for a place, who sees that, and who answers. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { isContactPerson, mayAsContactPerson } from "../opening/contact-person";
import { standing, type Opening } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves, openingMoves } from "../opening/rules";
import { isClosed, type Application } from "./application";
import { applicationMoves, movesOfApplicant, type ApplicationAct } from "./rules";

/** Codes of these policies, with what they are refused with. */
export const APPLY_REFUSALS = {
  already_held: 409,
  applications_closed: 409,
  nobody_answers: 409,
  yours_to_answer: 409,
} as const;
export const ANSWER_REFUSALS = { only_the_contact_person: 403 } as const;
export const TAKE_BACK_REFUSALS = { not_your_application: 403 } as const;

type Own = Pick<Application, "user_id" | "state">;
type LookedAfter = Pick<Opening, "contact_user_id">;

/** @param mine whether the viewer holds a place, and what became of their last application */
export const mayApply = (
  viewer: Viewer | null,
  opening: Judged,
  { holds, last }: { holds: boolean; last: Pick<Application, "state"> | undefined },
  now: string
): Verdict =>
  allOf(
    holds ? no(409, "already_held") : yes,
    openingMoves.verdict("apply_for_opening", standing(opening, opening.tally, now), {
      all_given: { count: opening.seats },
    }),
    answerMoves.verdict("apply_for_opening", opening.answered_by),
    last ? movesOfApplicant.verdict("apply_for_opening", last.state) : yes,
    isClosed(opening, now) ? no(409, "applications_closed") : yes,
    mayWrite(viewer),
    opening.contact_user_id === null ? no(409, "nobody_answers") : yes,
    isContactPerson(viewer, opening) ? no(409, "yours_to_answer") : yes
  );

const mayAnswerIt = (act: ApplicationAct, viewer: Viewer, application: Own, opening: LookedAfter): Verdict =>
  allOf(mayWrite(viewer), mayAsContactPerson(viewer, opening), applicationMoves.verdict(act, application.state));

export const mayApprove = (viewer: Viewer, application: Own, opening: Judged, now: string): Verdict =>
  allOf(
    mayAnswerIt("approve_application", viewer, application, opening),
    openingMoves.verdict("approve_application", standing(opening, opening.tally, now), {
      all_given: { count: opening.seats },
    })
  );

export const mayDecline = (viewer: Viewer, application: Own, opening: LookedAfter): Verdict =>
  mayAnswerIt("decline_application", viewer, application, opening);

export const mayTakeBack = (viewer: Viewer, application: Own): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === application.user_id ? yes : no(403, "not_your_application"),
    applicationMoves.verdict("take_back_application", application.state)
  );
