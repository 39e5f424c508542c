import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isNight, outOfNight } from "./night";

describe("night is from ten to eight where the person lives", () => {
  it.each([
    ["by day nothing moves", "2026-11-22T12:00:00Z", "Europe/London", "2026-11-22T12:00:00Z"],
    ["a minute before ten", "2026-11-22T21:59:00Z", "Europe/London", "2026-11-22T21:59:00Z"],
    ["ten sharp", "2026-11-22T22:00:00Z", "Europe/London", "2026-11-23T08:00:00Z"],
    ["after midnight", "2026-11-23T03:00:00Z", "Europe/London", "2026-11-23T08:00:00Z"],
    ["a second before eight", "2026-11-23T07:59:59Z", "Europe/London", "2026-11-23T08:00:00Z"],
    ["eight sharp", "2026-11-23T08:00:00Z", "Europe/London", "2026-11-23T08:00:00Z"],
    ["London's day is Auckland's night", "2026-11-22T12:00:00Z", "Pacific/Auckland", "2026-11-22T19:00:00Z"],
    ["the night in which the clocks go forward", "2026-03-28T23:30:00Z", "Europe/London", "2026-03-29T07:00:00Z"],
    ["the night in which they go back", "2026-10-24T22:30:00Z", "Europe/London", "2026-10-25T08:00:00Z"],
    ["clocks that go forward at midnight", "2026-09-06T03:30:00Z", "America/Santiago", "2026-09-06T11:00:00Z"],
  ])("%s", (_, instant, zone, expected) => {
    expect(outOfNight(instant, zone)).toBe(expected);
  });

  it("is never night afterwards, never earlier, and at most a night later", () => {
    const zones = fc.constantFrom(...["Europe/London", "America/St_Johns", "Pacific/Chatham", "UTC", "Asia/Kathmandu"]);
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        zones,
        (at, zone) => {
          const moved = outOfNight(at.toISOString(), zone);
          expect(isNight(moved, zone)).toBe(false);
          const later = Temporal.Instant.from(moved).epochMilliseconds - at.getTime();
          expect(later).toBeGreaterThanOrEqual(0);
          expect(later).toBeLessThanOrEqual(11 * 3_600_000);
          if (later > 0) {
            expect(isNight(at.toISOString(), zone)).toBe(true);
          }
        }
      )
    );
  });
});
