import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { before, isNear, termEndsAt, termFrom } from "./times";

const LONDON = "Europe/London";

describe("a term", () => {
  it.each([
    ["2026-11-22", 12, "2027-11-21"],
    ["2027-01-31", 1, "2027-02-27"],
    ["2028-02-29", 12, "2029-02-27"],
  ])("from %s for %i months lasts until %s", (begins_on, months, ends_on) => {
    expect(termFrom(begins_on, months, LONDON).ends_on).toBe(ends_on);
  });

  it("ends as its last day ends, where it was meant", () => {
    expect(termEndsAt({ ends_on: "2027-03-27", zone: LONDON })).toBe("2027-03-28T00:00:00Z");
    expect(termEndsAt({ ends_on: "2027-03-28", zone: LONDON })).toBe("2027-03-28T23:00:00Z");
  });

  it("of a year is asked about eight weeks before its end, vacant six, and said once more a week before", () => {
    const year = termFrom("2026-11-22", 12, LONDON);
    expect([before("ask", year), before("vacate", year), before("last", year)]).toEqual([
      "2027-09-26T08:00:00Z",
      "2027-10-10T08:00:00Z",
      "2027-11-14T09:00:00Z",
    ]);
  });

  it("near its end is followed at once", () => {
    const ends = { ends_on: "2027-01-17", zone: LONDON };
    expect(isNear(ends, "2026-11-21T12:00:00Z")).toBe(false);
    expect(isNear(ends, "2026-11-22T12:00:00Z")).toBe(true);
  });

  it("of whatever length is asked about within it, before it is vacant, before the last word, before it ends", () => {
    const days = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(LONDON, "Asia/Kolkata"),
        (day, months, zone) => {
          const term = termFrom(day.toISOString().slice(0, 10), months, zone);
          const inOrder = [
            Temporal.PlainDate.from(term.begins_on).toZonedDateTime(zone).toInstant().toString(),
            ...(["ask", "vacate", "last"] as const).map((what) => before(what, term)),
            termEndsAt(term),
          ].map((instant) => Date.parse(instant));
          expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
          expect(new Set(inOrder.slice(0, 4)).size).toBe(4);
        }
      )
    );
  });
});
