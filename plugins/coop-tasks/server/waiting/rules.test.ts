import type { Viewer } from "coop-core/server";
import { describe, expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import { STANDINGS, type Standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { KindSeats } from "../seat-kind/seat-kind";
import { mayClaimInLine, mayJoin, mayJoinSome, mayLeave, mayPass, mayTake } from "./policy";
import { lineMoves, movesInLine, waitingMoves } from "./rules";
import { stateAt, WAITING_STATES, type Waiting, type WaitingState } from "./waiting";

const NOW = "2026-11-22T12:00:00.000Z";
const LATER = "2026-11-23T12:00:00+00:00";
const WREN = { id: 1, kind: "person", silenced: false } as Viewer;
const OTHER = { ...WREN, id: 2 };
const SILENCED = { ...WREN, silenced: true };
const nobody = { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 };

const open = {
  kind: "task",
  seats: 2,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  tally: { ...nobody, held: 1 },
  kinds: [],
  waiting: 0,
} as Partial<Judged> as Judged;
const full: Judged = { ...open, tally: { ...nobody, held: 1, offered: 1 } };
const openings: Record<Standing, Judged> = {
  open,
  full,
  done: { ...open, tally: { ...nobody, done: 2 } },
  ended: { ...open, due_at: NOW },
  elsewhere: { ...open, answered_by: "link" },
  not_yet: { ...open, answered_by: "not_yet" },
  withdrawn: { ...open, withdrawn_at: NOW },
};
const waiting = (state: WaitingState) => ({ id: 5, user_id: WREN.id, state, offer_ends_at: LATER }) as Waiting;
const join = (opening: Judged, last?: Waiting, holds = false, kind: number | null = null) =>
  mayJoin(WREN, opening, { holds, last }, kind, NOW);
const code = (verdict: ReturnType<typeof join>) => (verdict.ok ? "yes" : `${verdict.status} ${verdict.code}`);

const OVER = { left: "not_in_line", over: "not_in_line" } as const;
const WHILE_ASKED = {
  waiting: "no_offer_yet",
  taken: "already_held",
  passed: "offer_passed_on",
  lapsed: "offer_ran_out",
  ...OVER,
} as const;

describe("one's own waiting", () =>
  checkMoves({
    moves: waitingMoves,
    states: WAITING_STATES,
    expected: {
      take_offer: WHILE_ASKED,
      pass_offer: WHILE_ASKED,
      leave_waiting_list: { taken: "already_held", passed: "not_in_line", lapsed: "not_in_line", ...OVER },
    },
    policies: {
      take_offer: (state) => mayTake(WREN, waiting(state), full, NOW),
      pass_offer: (state) => mayPass(WREN, waiting(state), NOW),
      leave_waiting_list: (state) => mayLeave(WREN, waiting(state), NOW),
    },
  }));

describe("an opening where one has waited", () =>
  checkMoves({
    moves: movesInLine,
    states: WAITING_STATES,
    expected: {
      join_waiting_list: { waiting: "already_waiting", offered: "held_for_you" },
      claim_opening: { offered: "held_for_you" },
    },
    policies: {
      join_waiting_list: (state) => join(full, waiting(state)),
      claim_opening: (state) => mayClaimInLine(waiting(state), NOW),
    },
  }));

describe("where an opening stands", () => {
  const CLOSED = {
    done: "already_done",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  } as const;
  checkMoves({
    moves: lineMoves,
    states: STANDINGS,
    expected: { join_waiting_list: { open: "places_free", ...CLOSED }, take_offer: CLOSED },
    policies: {
      join_waiting_list: (standing) => join(openings[standing]),
      take_offer: (standing) => mayTake(WREN, waiting("offered"), openings[standing], NOW),
    },
  });
});

describe("an offer", () => {
  it("is over at its end, whether a job has said so or not", () => {
    const asked = waiting("offered");
    expect(stateAt(asked, "2026-11-23T11:59:59.999Z")).toBe("offered");
    expect(stateAt(asked, "2026-11-23T12:00:00.000Z")).toBe("lapsed");
    expect(code(mayTake(WREN, asked, full, "2026-11-23T12:00:00.000Z"))).toBe("409 offer_ran_out");
  });

  it("is for the one who is asked", () => {
    for (const may of [
      (viewer: Viewer) => mayTake(viewer, waiting("offered"), full, NOW),
      (viewer: Viewer) => mayPass(viewer, waiting("offered"), NOW),
      (viewer: Viewer) => mayLeave(viewer, waiting("waiting"), NOW),
    ]) {
      expect([WREN, OTHER, SILENCED].map((viewer) => code(may(viewer)))).toEqual([
        "yes",
        "403 not_your_turn",
        "403 silenced",
      ]);
    }
  });
});

describe("waiting", () => {
  it("is not for whoever holds a place, and not for a visitor", () => {
    expect(code(join(full, undefined, true))).toBe("409 already_held");
    expect(code(mayJoin(null, full, { holds: false, last: undefined }, null, NOW))).toBe("403 not_logged_in");
    expect(code(mayJoin(SILENCED, full, { holds: false, last: undefined }, null, NOW))).toBe("403 silenced");
  });

  it("for one kind of place is possible while another has room", () => {
    const kind = (id: number, held: number): KindSeats => ({
      ...{ id, name: `kind ${id}`, seats: 1, minimum: 0, waiting: 0 },
      tally: { ...nobody, held },
    });
    const mixed = { ...open, kinds: [kind(1, 1), kind(2, 0)] };
    expect(code(join(mixed, undefined, false, 1))).toBe("yes");
    expect(code(join(mixed, undefined, false, 2))).toBe("409 places_free");
    expect(code(join(mixed))).toBe("409 places_free");
    expect(code(mayJoinSome(WREN, mixed, { holds: false, last: undefined }, NOW))).toBe("yes");
    expect(code(mayJoinSome(WREN, open, { holds: false, last: undefined }, NOW))).toBe("409 places_free");
  });
});
