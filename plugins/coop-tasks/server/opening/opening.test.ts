import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardState, freeSeats, standing, takenSeats } from "./opening";

const NOW = "2026-11-22T12:00:00.000Z";
const PAST = "2026-11-22T11:59:59.000Z";
const FUTURE = "2026-12-12T00:00:00+00:00";

type Asked = Parameters<typeof standing>[0];
const task: Asked = {
  ...{ kind: "task", seats: 2, answered_by: "claim", due_at: null, withdrawn_at: null },
  ...{ copies_stock: null, copies_ordered: 0 },
};
const copies: Asked = { ...task, seats: null, answered_by: "copies", copies_stock: 200 };
const role: Asked = { ...task, kind: "role" };
const none = { held: 0, leaving: 0, done: 0, offered: 0 };

describe("where an opening stands", () => {
  it.each([
    ["nobody yet", task, none, "open"],
    ["one place left", task, { ...none, held: 1, done: 0 }, "open"],
    ["both held", task, { ...none, held: 2, done: 0 }, "full"],
    ["one held, one done", task, { ...none, held: 1, done: 1 }, "full"],
    ["one held, one kept for somebody who is asked", task, { ...none, held: 1, offered: 1 }, "full"],
    ["a role with a place that is kept for somebody", { ...role, seats: 1 }, { ...none, offered: 1 }, "full"],
    ["both done", task, { ...none, held: 0, done: 2 }, "done"],
    ["no limit, many", { ...task, seats: null }, { ...none, held: 40, done: 60 }, "open"],
    ["a role is free again when somebody has ended", role, { ...none, held: 1, done: 5 }, "open"],
    ["a role that is held", role, { ...none, held: 2, done: 0 }, "full"],
    ["before its day", { ...task, due_at: FUTURE }, none, "open"],
    ["as its day begins", { ...task, due_at: "2026-11-22T12:00:00+00:00" }, none, "ended"],
    ["after its day", { ...task, due_at: PAST }, { ...none, held: 2, done: 0 }, "ended"],
    ["done before its day was over", { ...task, due_at: PAST }, { ...none, held: 0, done: 2 }, "done"],
    ["the last copy is there", { ...copies, copies_ordered: 199 }, none, "open"],
    ["every copy is ordered", { ...copies, copies_ordered: 200 }, none, "full"],
    ["leads on", { ...task, answered_by: "link" }, none, "elsewhere"],
    ["details to come", { ...task, answered_by: "not_yet" }, none, "not_yet"],
    [
      "withdrawn, whatever else",
      { ...task, withdrawn_at: PAST, due_at: PAST },
      { ...none, held: 0, done: 2 },
      "withdrawn",
    ],
  ] as const)("%s", (_, opening, tally, expected) => {
    expect(standing(opening, tally, NOW)).toBe(expected);
  });
});

describe("its column on the board by state", () => {
  const counts = (held: number, begun = 0, done = 0) => ({ held, begun, leaving: 0, done, offered: 0 });
  it.each([
    ["nobody yet", task, counts(0), "open"],
    ["a place left, though somebody has begun", task, counts(1, 1), "open"],
    ["as many as like to, all at it", { ...task, seats: null }, counts(9, 9), "open"],
    ["all places taken", task, counts(2), "claimed"],
    ["all taken, one of them begun", task, counts(2, 1), "in_hand"],
    ["one done, the other begun", task, counts(1, 1, 1), "in_hand"],
    ["a role that is held", role, counts(2), "claimed"],
    ["done", task, counts(0, 0, 2), "done"],
    ["its day is over and somebody is at it", { ...task, due_at: PAST }, counts(1, 1), "in_hand"],
    ["its day is over and nobody has begun", { ...task, due_at: PAST }, counts(1), "claimed"],
    ["every copy is ordered", { ...copies, copies_ordered: 200 }, counts(0), "open"],
    ["leads on", { ...task, answered_by: "link" }, counts(0), "open"],
    ["details to come", { ...task, answered_by: "not_yet" }, counts(0), "open"],
    ["nobody can join any more, and it is begun", { ...task, answered_by: "not_yet" }, counts(1, 1), "in_hand"],
  ] as const)("%s", (_, opening, tally, expected) => {
    expect(boardState(opening, tally, NOW)).toBe(expected);
  });
});

describe("seats", () => {
  const openings = fc.record({
    kind: fc.constantFrom("task", "role"),
    seats: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
  });
  const tallies = fc
    .record({ held: fc.nat(1000), leaving: fc.nat(1000), done: fc.nat(1000), offered: fc.nat(1000) })
    .map((tally) => ({ ...tally, leaving: Math.min(tally.leaving, tally.held) }));

  it("are never fewer than none, and taken and free make the whole where nothing is over", () => {
    fc.assert(
      fc.property(openings, tallies, (opening, tally) => {
        const free = freeSeats(opening, tally);
        if (opening.seats === null) {
          expect(free).toBeNull();
        } else {
          expect(free).toBe(Math.max(0, opening.seats - takenSeats(opening, tally)));
          expect(free).toBeGreaterThanOrEqual(0);
        }
      })
    );
  });

  it("one more who holds a place, or for whom it is held, never makes room", () => {
    fc.assert(
      fc.property(openings, tallies, (opening, tally) => {
        const before = freeSeats(opening, tally);
        for (const more of ["held", "offered"] as const) {
          const after = freeSeats(opening, { ...tally, [more]: tally[more] + 1 });
          expect(before === null || after! <= before).toBe(true);
        }
      })
    );
  });
});
