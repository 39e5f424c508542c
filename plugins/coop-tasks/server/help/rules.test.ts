import type { Viewer } from "coop-core/server";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import { STANDINGS, type Standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { endOfHelp, HELP_STATES, isStranded, type Help } from "./help";
import { mayConfirm, mayDecide, mayOffer, seesHelp } from "./policy";
import { helpingMoves, helpMoves, type SeenState } from "./rules";

const NOW = "2026-11-22T12:00:00.000Z";
const person = (id: number, more: Partial<Viewer> = {}) =>
  ({ id, kind: "person", silenced: false, admin: false, moderator: false, ...more }) as Viewer;
const IMRAN = person(1);
const AROUND = { team: true, mails: true, now: NOW };

const open = {
  kind: "task",
  seats: 2,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  deleted_at: null,
  contact_user_id: IMRAN.id,
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
} as Judged;

const openings: Record<Standing, Judged> = {
  open,
  full: { ...open, tally: { held: 2, begun: 0, leaving: 0, done: 0, offered: 0 } },
  done: { ...open, tally: { held: 0, begun: 0, leaving: 0, done: 2, offered: 0 } },
  ended: { ...open, due_at: NOW },
  elsewhere: { ...open, answered_by: "link" },
  not_yet: { ...open, answered_by: "not_yet" },
  withdrawn: { ...open, withdrawn_at: NOW },
};

const STATES: SeenState[] = ["unconfirmed", "open", "answered", "taken_up", "declined"];
const DECIDED = { taken_up: "help_taken_up", declined: "help_declined" } as const;

checkMoves({
  moves: helpMoves,
  states: STATES,
  expected: {
    confirm_help: {
      open: "help_confirmed",
      answered: "help_confirmed",
      taken_up: "help_confirmed",
      declined: "help_confirmed",
    },
    answer_help: { ...DECIDED, answered: "help_answered" },
    take_up_help: DECIDED,
    decline_help: DECIDED,
    suggest_opening: DECIDED,
  },
  policies: {
    confirm_help: mayConfirm,
    answer_help: (state) => mayDecide("answer_help", IMRAN, state),
    take_up_help: (state) => mayDecide("take_up_help", IMRAN, state),
    decline_help: (state) => mayDecide("decline_help", IMRAN, state),
    suggest_opening: (state) => mayDecide("suggest_opening", IMRAN, state),
  },
});

checkMoves({
  moves: helpingMoves,
  states: STANDINGS,
  expected: {
    offer_help: {
      full: "full",
      done: "full",
      ended: "ended",
      elsewhere: "answered_elsewhere",
      not_yet: "details_to_come",
      withdrawn: "withdrawn",
    },
  },
  policies: { offer_help: (state) => mayOffer(null, openings[state], AROUND) },
});

describe("offering help", () => {
  const nobodys = { ...open, contact_user_id: null };
  it.each([
    ["a visitor", null, open, AROUND, "yes"],
    ["a visitor who could do something", null, null, AROUND, "yes"],
    ["a visitor, where nobody looks after it and a team does", null, nobodys, AROUND, "yes"],
    ["a visitor, where nobody would see it", null, nobodys, { ...AROUND, team: false }, "nobody_sees_help"],
    ["a visitor who could do something, without a team", null, null, { ...AROUND, team: false }, "nobody_sees_help"],
    ["a visitor, without a team but with a contact person", null, open, { ...AROUND, team: false }, "yes"],
    ["a visitor of a forum that sends no mail", null, open, { ...AROUND, mails: false }, "no_mail_now"],
    ["somebody with an account", person(9), open, AROUND, "has_account"],
    ["staff", person(9, { admin: true }), null, AROUND, "has_account"],
  ] as const)("%s", (_, viewer, opening, around, expected) => {
    const verdict = mayOffer(viewer, opening, around);
    expect(verdict.ok ? "yes" : verdict.code).toBe(expected);
  });
});

describe("who sees what was offered", () => {
  const help = { state: "open", for_user_id: IMRAN.id } as const;
  const ofTeam = { state: "open", for_user_id: null } as const;
  it.each([
    ["whom it was offered to", IMRAN, help, open, false, true],
    ["a new contact person", person(2), help, { ...open, contact_user_id: 2 }, false, false],
    [
      "whom it was offered to, and who looks after it no more",
      IMRAN,
      help,
      { ...open, contact_user_id: 2 },
      false,
      false,
    ],
    ["whom it was offered to, and who does not see it any more", IMRAN, help, undefined, false, false],
    ["the team, where it is for one person", person(3), help, open, true, false],
    ["the team", person(3), ofTeam, open, true, true],
    ["the team, about an opening that they do not see", person(3), ofTeam, undefined, true, true],
    ["the contact person, where it is for the team", IMRAN, ofTeam, open, false, false],
    ["staff", person(4, { admin: true, moderator: true }), help, open, false, false],
    ["staff, where it is for the team", person(4, { admin: true }), ofTeam, undefined, false, false],
    ["a visitor", null, help, open, false, false],
    ["whom it was offered to, before it is confirmed", IMRAN, { ...help, state: "unconfirmed" }, open, false, false],
    ["whom it was offered to, once it is over", IMRAN, { ...help, state: "over" }, open, false, false],
    ["the team, before it is confirmed", person(3), { ...ofTeam, state: "unconfirmed" }, open, true, false],
  ] as const)("%s: %#", (_, viewer, offered, opening, inTeam, expected) => {
    expect(seesHelp(viewer, offered, opening, inTeam)).toBe(expected);
  });

  it("is never a matter of being staff, and never of two at once", () => {
    const ids = fc.constantFrom(1, 2, 3);
    const cases = fc.record({
      viewer: fc.record({ id: ids, admin: fc.boolean(), moderator: fc.boolean() }),
      offered: fc.record({ state: fc.constantFrom(...HELP_STATES), for_user_id: fc.option(ids) }),
      opening: fc.option(
        fc.record({
          contact_user_id: fc.option(ids),
          withdrawn_at: fc.option(fc.constant(NOW)),
          deleted_at: fc.option(fc.constant(NOW)),
        }),
        { nil: undefined }
      ),
      team: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ viewer: { id, ...staff }, offered, opening, team }) => {
        const place = opening && { ...open, ...opening };
        const sees = (who: Viewer) => seesHelp(who, offered, place, team);
        expect(sees(person(id, staff))).toBe(sees(person(id)));
        if (offered.for_user_id !== null) {
          expect([1, 2, 3].filter((one) => sees(person(one))).every((one) => one === offered.for_user_id)).toBe(true);
        }
      })
    );
  });

  it("strands with whoever looked after the opening, and with the opening", () => {
    expect(isStranded(help, open)).toBe(false);
    for (const gone of [{ contact_user_id: null }, { withdrawn_at: NOW }, { deleted_at: NOW }]) {
      expect(isStranded(help, { ...open, ...gone })).toBe(true);
      expect(isStranded(ofTeam, { ...open, ...gone })).toBe(false);
    }
  });
});

it("is kept for three days, ninety and thirty", () => {
  const help = { created_at: NOW, confirmed_at: null, answered_at: null } as Help;
  expect(endOfHelp(help)).toBe("2026-11-25T12:00:00Z");
  expect(endOfHelp({ ...help, confirmed_at: NOW })).toBe("2027-02-20T12:00:00Z");
  expect(endOfHelp({ ...help, confirmed_at: NOW, answered_at: "2026-12-01T00:00:00Z" })).toBe("2026-12-31T00:00:00Z");
});
