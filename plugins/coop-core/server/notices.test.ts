import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextDigest } from "./notices";

describe("the day's e-mail goes at seven in the evening of that person", () => {
  it.each([
    ["before seven", "2026-11-22T12:00:00Z", "Europe/London", "2026-11-22T19:00:00Z"],
    ["at seven sharp waits for tomorrow", "2026-11-22T19:00:00Z", "Europe/London", "2026-11-23T19:00:00Z"],
    ["in summer", "2026-07-01T12:00:00Z", "Europe/London", "2026-07-01T18:00:00Z"],
    ["across the clocks going back", "2026-10-24T19:00:00Z", "Europe/London", "2026-10-25T19:00:00Z"],
    ["far east", "2026-11-22T12:00:00Z", "Pacific/Auckland", "2026-11-23T06:00:00Z"],
  ])("%s", (_, now, zone, expected) => {
    expect(nextDigest(now, zone)).toBe(expected);
  });

  it("always later than now, within 25 hours, and at seven there", () => {
    const zones = fc.constantFrom("Europe/London", "America/St_Johns", "Pacific/Chatham", "UTC", "Asia/Kathmandu");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        zones,
        (at, zone) => {
          const next = Temporal.Instant.from(nextDigest(at.toISOString(), zone));
          const wait = next.epochMilliseconds - at.getTime();
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
          expect(next.toZonedDateTimeISO(zone).hour).toBe(19);
        }
      )
    );
  });
});
