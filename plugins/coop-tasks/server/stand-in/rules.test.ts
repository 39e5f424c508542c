import type { Viewer } from "coop-core/server";
import { expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { mayAccept, mayAskStandIn, mayDecline, mayTakeBack } from "./policy";
import { standInMoves } from "./rules";
import { STAND_IN_STATES, type StandInState } from "./stand-in";

const NOW = "2026-11-22T12:00:00.000Z";
const ANA = { id: 1, kind: "person", silenced: false } as Viewer;
const JOE = { ...ANA, id: 2 };
const opening = {
  kind: "task",
  seats: 1,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  tally: { held: 1, begun: 0, leaving: 0, done: 0, offered: 0 },
} as Partial<Judged> as Judged;
const anas = { user_id: ANA.id, state: "held", leaving_since: null } as Claim;
const joes = (state: StandInState) => ({ user_id: JOE.id, state });

const WHILE_ASKED = {
  taken: "stood_in",
  declined: "stand_in_declined",
  taken_back: "stand_in_over",
  over: "stand_in_over",
} as const;

checkMoves({
  moves: standInMoves,
  states: STAND_IN_STATES,
  expected: { accept_stand_in: WHILE_ASKED, decline_stand_in: WHILE_ASKED, take_back_stand_in: WHILE_ASKED },
  policies: {
    accept_stand_in: (state) => mayAccept(JOE, joes(state), anas, opening, false, NOW),
    decline_stand_in: (state) => mayDecline(JOE, joes(state)),
    take_back_stand_in: (state) => mayTakeBack(ANA, joes(state), anas),
  },
});

it("whoever holds the place asks, whoever is asked answers", () => {
  expect(mayAskStandIn(JOE, anas, opening, undefined, NOW)).toMatchObject({ status: 403, code: "not_your_place" });
  expect(mayAskStandIn(ANA, anas, opening, joes("asked"), NOW)).toMatchObject({ code: "somebody_is_asked" });
  expect(mayAccept(ANA, joes("asked"), anas, opening, true, NOW)).toMatchObject({ status: 403, code: "not_asked" });
  expect(mayAccept(JOE, joes("asked"), anas, opening, true, NOW)).toMatchObject({ code: "already_held" });
  expect(mayAccept(JOE, joes("asked"), anas, { ...opening, due_at: NOW }, false, NOW)).toMatchObject({ code: "ended" });
  expect(mayTakeBack(JOE, joes("asked"), anas)).toMatchObject({ status: 403, code: "not_your_place" });
  const leaving = { ...anas, leaving_since: NOW };
  expect(mayAskStandIn(ANA, leaving, opening, undefined, NOW)).toMatchObject({ code: "somebody_follows" });
  expect(mayAccept(JOE, joes("asked"), leaving, opening, false, NOW)).toMatchObject({ code: "stand_in_over" });
});
