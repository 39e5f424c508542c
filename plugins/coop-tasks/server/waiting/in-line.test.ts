import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suits, turns, type Free } from "./in-line";

const DRIVERS = 1;
const KITCHEN = 2;
const kinds = fc.constantFrom(null, DRIVERS, KITCHEN);
const lines = fc
  .array(kinds, { maxLength: 30 })
  .map((wanted) => wanted.map((seat_kind_id, at) => ({ id: at + 1, seat_kind_id })));
const frees: fc.Arbitrary<Free> = fc.tuple(fc.nat(5), fc.nat(5)).map(
  ([drivers, kitchen]) =>
    new Map([
      [DRIVERS, drivers],
      [KITCHEN, kitchen],
    ])
);

describe("whose turn it is", () => {
  it("is the first in line's, then the next one's", () => {
    const line = [
      { id: 3, seat_kind_id: null },
      { id: 5, seat_kind_id: null },
      { id: 8, seat_kind_id: null },
    ];
    expect(turns(line, new Map([[null, 2]])).map(({ waiting }) => waiting.id)).toEqual([3, 5]);
  });

  it("is everybody's where there is no limit", () => {
    const line = Array.from({ length: 40 }, (_, id) => ({ id, seat_kind_id: null }));
    expect(turns(line, new Map([[null, Infinity]]))).toHaveLength(40);
  });

  it("goes past those who wait for another kind of place, who keep theirs", () => {
    const line = [
      { id: 1, seat_kind_id: KITCHEN },
      { id: 2, seat_kind_id: DRIVERS },
      { id: 3, seat_kind_id: null },
    ];
    const free = new Map([
      [DRIVERS, 2],
      [KITCHEN, 0],
    ]);
    expect(turns(line, free)).toEqual([
      { waiting: line[1], seat_kind_id: DRIVERS },
      { waiting: line[2], seat_kind_id: DRIVERS },
    ]);
  });

  it("never gives more than there is, never past somebody whom it would suit, and leaves nothing that suits", () => {
    fc.assert(
      fc.property(lines, frees, (line, free) => {
        const chosen = turns(line, free);
        const left = new Map(free);
        for (const { seat_kind_id } of chosen) {
          left.set(seat_kind_id, left.get(seat_kind_id)! - 1);
        }
        expect([...left.values()].every((count) => count >= 0)).toBe(true);
        const asked = new Set(chosen.map(({ waiting }) => waiting.id));
        const passedOver = line.filter(({ id }) => !asked.has(id));
        expect(passedOver.filter((waiting) => suits(waiting, left))).toEqual([]);
        // Nobody who came later has what somebody before them waits for alone.
        for (const { waiting, seat_kind_id } of chosen) {
          const before = passedOver.filter(({ id }) => id < waiting.id);
          expect(before.filter((one) => one.seat_kind_id === null || one.seat_kind_id === seat_kind_id)).toEqual([]);
        }
        expect(chosen.map(({ waiting }) => waiting.id)).toEqual([...asked].sort((a, b) => a - b));
      })
    );
  });
});
