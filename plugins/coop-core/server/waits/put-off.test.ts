import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { askedAgain, canWait } from "./put-off";

describe("what is put off is asked again", () => {
  it.each([
    ["on Saturday morning", "2026-11-22T12:00:00Z", "Europe/London", "2026-11-28T08:00:00Z"],
    ["tomorrow, on a Friday", "2026-11-27T21:00:00Z", "Europe/London", "2026-11-28T08:00:00Z"],
    ["on Sunday, on a Saturday", "2026-11-28T12:00:00Z", "Europe/London", "2026-11-29T08:00:00Z"],
    ["on their own Saturday", "2026-11-27T12:00:00Z", "Pacific/Auckland", "2026-11-28T19:00:00Z"],
    ["at eight when the clocks go back between", "2026-10-19T12:00:00Z", "Australia/Sydney", "2026-10-23T21:00:00Z"],
  ])("%s", (_, now, zone, expected) => {
    expect(askedAgain(now, zone)).toBe(expected);
  });

  it("never today, within a week, and at eight there", () => {
    const zones = fc.constantFrom("Europe/London", "America/St_Johns", "Pacific/Chatham", "UTC");
    const dates = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, zones, (at, zone) => {
        const here = Temporal.Instant.from(at.toISOString()).toZonedDateTimeISO(zone);
        const again = Temporal.Instant.from(askedAgain(at.toISOString(), zone)).toZonedDateTimeISO(zone);
        const days = here.toPlainDate().until(again.toPlainDate()).days;
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(6);
        expect(again.hour).toBe(8);
      })
    );
  });
});

describe("what is left until then", () => {
  const until = "2026-11-28T08:00:00Z";
  it.each([
    [true, "what has no end", null],
    [true, "what ends a day later", "2026-11-29T08:00:00Z"],
    [false, "not what leaves no day to answer then", "2026-11-29T07:59:00Z"],
    [false, "not what is over by then", "2026-11-25T08:00:00Z"],
  ])("%s: %s", (waits, _, ends) => {
    expect(canWait({ until: ends }, until)).toBe(waits);
  });
});
