import type { Viewer } from "coop-core/server";
import { describe, expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import type { Judged } from "../opening/policy";
import { APPLICATION_STATES, type ApplicationState } from "./application";
import { mayApply, mayApprove, mayDecline, mayTakeBack } from "./policy";
import { applicationMoves, movesOfApplicant } from "./rules";

const NOW = "2026-11-22T12:00:00.000Z";
const ANA = { id: 1, kind: "person", silenced: false } as Viewer;
const CONTACT = { ...ANA, id: 2 };
const STAFF = { ...ANA, id: 3, admin: true };
const opening = {
  kind: "role",
  seats: 2,
  answered_by: "application",
  due_at: null,
  closes_at: null,
  withdrawn_at: null,
  contact_user_id: CONTACT.id,
  created_by: STAFF.id,
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
  kinds: [],
} as Partial<Judged> as Judged;
const of = (state: ApplicationState) => ({ user_id: ANA.id, state });
const none = { holds: false, last: undefined };

const WHILE_ASKED = {
  approved: "application_approved",
  declined: "application_declined",
  taken_back: "application_taken_back",
  over: "application_over",
} as const;

checkMoves({
  moves: applicationMoves,
  states: APPLICATION_STATES,
  expected: {
    approve_application: WHILE_ASKED,
    decline_application: WHILE_ASKED,
    take_back_application: WHILE_ASKED,
  },
  policies: {
    approve_application: (state) => mayApprove(CONTACT, of(state), opening, NOW),
    decline_application: (state) => mayDecline(CONTACT, of(state), opening),
    take_back_application: (state) => mayTakeBack(ANA, of(state)),
  },
});

checkMoves({
  moves: movesOfApplicant,
  states: APPLICATION_STATES,
  expected: { apply_for_opening: { asked: "already_applied", declined: "application_declined" } },
  policies: { apply_for_opening: (state) => mayApply(ANA, opening, { holds: false, last: { state } }, NOW) },
});

describe("who asks and who answers", () => {
  it.each([
    ["whoever made it", STAFF],
    ["whoever asked", ANA],
  ])("%s gives no answer", (_, viewer) => {
    for (const verdict of [mayApprove(viewer, of("asked"), opening, NOW), mayDecline(viewer, of("asked"), opening)]) {
      expect(verdict).toMatchObject({ status: 403, code: "only_the_contact_person" });
    }
  });

  it("only whoever asked takes it back", () => {
    expect(mayTakeBack(CONTACT, of("asked"))).toMatchObject({ status: 403, code: "not_your_application" });
  });

  it("nobody asks themselves, or where nobody answers", () => {
    expect(mayApply(CONTACT, opening, none, NOW)).toMatchObject({ code: "yours_to_answer" });
    expect(mayApply(ANA, { ...opening, contact_user_id: null }, none, NOW)).toMatchObject({ code: "nobody_answers" });
    expect(mayApply(ANA, opening, { ...none, holds: true }, NOW)).toMatchObject({ code: "already_held" });
    expect(mayApply(null, opening, none, NOW)).toMatchObject({ code: "not_logged_in" });
  });

  it("on the last day one may ask, and when it is over not any more", () => {
    expect(mayApply(ANA, { ...opening, closes_at: "2026-11-22T12:00:00.001Z" }, none, NOW).ok).toBe(true);
    expect(mayApply(ANA, { ...opening, closes_at: NOW }, none, NOW)).toMatchObject({ code: "applications_closed" });
    expect(mayApprove(CONTACT, of("asked"), { ...opening, closes_at: NOW }, NOW).ok).toBe(true);
  });
});
