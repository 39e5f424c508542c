import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clash, daysOf } from "./clash";

const none = { due_on: null, from_on: null, to_on: null };
const before = (due_on: string) => ({ ...none, due_on });
const between = (from_on: string | null, to_on: string | null) => ({ ...none, from_on, to_on });

describe("the days on which somebody is at it", () => {
  it.each([
    ["before a day", before("2026-12-12"), { first: "2026-12-05", last: "2026-12-11" }],
    ["between two", between("2026-12-02", "2026-12-12"), { first: "2026-12-02", last: "2026-12-12" }],
    ["until a day", between(null, "2026-12-12"), { first: "2026-12-06", last: "2026-12-12" }],
    ["from a day", between("2026-12-02", null), { first: "2026-12-02", last: "2026-12-02" }],
    ["whenever it suits", none, null],
  ])("%s", (_, opening, days) => {
    expect(daysOf(opening)).toEqual(days);
  });
});

describe("a clash", () => {
  it.each([
    ["on a day of the same week", before("2026-12-12"), between("2026-12-10", "2026-12-10"), true],
    ["on the day itself, when it is over", before("2026-12-12"), between("2026-12-12", "2026-12-12"), false],
    ["a week apart", before("2026-12-12"), before("2026-12-19"), false],
    ["on the last and first day", between("2026-12-02", "2026-12-05"), between("2026-12-05", null), true],
  ])("%s", (_, one, other, expected) => {
    expect(clash(one, other)).toBe(expected);
  });

  const day = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const opening = fc.oneof(
    fc.constant(none),
    day.map(before),
    fc.tuple(day, day).map(([a, b]) => (a < b ? between(a, b) : between(b, a)))
  );

  it("is the same from both sides, of each with itself where there are days, and never without any", () => {
    fc.assert(
      fc.property(opening, opening, (one, other) => {
        expect(clash(one, other)).toBe(clash(other, one));
        expect(clash(one, one)).toBe(daysOf(one) !== null);
        expect(clash(one, none)).toBe(false);
      })
    );
  });
});
