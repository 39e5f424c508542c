import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isLastDay, lastDayFrom, offerEnds } from "./times";

const LONDON = "Europe/London";

describe("an offer ends", () => {
  it.each([
    ["after two days", "2026-11-22T12:00:00Z", LONDON, null, "2026-11-24T12:00:00Z"],
    [
      "after two days, the day it is for being far",
      "2026-11-22T12:00:00Z",
      LONDON,
      "2026-12-12T00:00:00Z",
      "2026-11-24T12:00:00Z",
    ],
    [
      "after half the time left, where that is less",
      "2026-11-22T12:00:00Z",
      LONDON,
      "2026-11-24T12:00:00Z",
      "2026-11-23T12:00:00Z",
    ],
    ["not at ten at night", "2026-11-22T10:00:00Z", LONDON, "2026-11-23T10:00:00Z", "2026-11-23T08:00:00Z"],
    ["not after midnight", "2026-11-22T12:00:00Z", LONDON, "2026-11-24T00:00:00Z", "2026-11-23T08:00:00Z"],
    ["made at night: counted from the morning", "2026-11-22T23:00:00Z", LONDON, null, "2026-11-25T08:00:00Z"],
    [
      "made at night with little time left",
      "2026-11-22T23:00:00Z",
      LONDON,
      "2026-11-23T16:00:00Z",
      "2026-11-23T12:00:00Z",
    ],
    ["by day where that person lives", "2026-11-22T12:00:00Z", "Pacific/Auckland", null, "2026-11-24T19:00:00Z"],
    ["at the same hour when the clocks go forward", "2026-03-28T12:00:00Z", LONDON, null, "2026-03-30T11:00:00Z"],
    ["at the same hour when they go back", "2026-10-24T11:00:00Z", LONDON, null, "2026-10-26T12:00:00Z"],
    [
      "with the opening, where its morning would come after",
      "2026-11-22T20:00:00Z",
      LONDON,
      "2026-11-23T07:00:00Z",
      "2026-11-23T07:00:00Z",
    ],
  ])("%s", (_, now, zone, dueAt, expected) => {
    expect(offerEnds(now, zone, dueAt)).toBe(expected);
  });

  const zones = fc.constantFrom(
    ...[LONDON, "America/St_Johns", "America/Santiago", "Pacific/Chatham", "Pacific/Kiritimati", "UTC"],
    ...["Asia/Kathmandu", "Australia/Lord_Howe", "America/Los_Angeles"]
  );
  const HOUR = 3_600_000;
  // Both clock changes of several years, north and south.
  const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  const left = fc.option(fc.integer({ min: 60_000, max: 30 * 24 * HOUR }), { nil: null });

  it("never at night, never before it began, and never after the opening", () => {
    fc.assert(
      fc.property(instants, zones, left, (at, zone, time) => {
        const dueAt = time === null ? null : new Date(at.getTime() + time).toISOString();
        const ends = Temporal.Instant.from(offerEnds(at.toISOString(), zone, dueAt));
        const { hour } = ends.toZonedDateTimeISO(zone);
        const withTheOpening = dueAt !== null && ends.epochMilliseconds === Date.parse(dueAt);
        expect(withTheOpening || (hour >= 8 && hour < 22)).toBe(true);
        expect(ends.epochMilliseconds).toBeGreaterThan(at.getTime());
        expect(dueAt === null || ends.epochMilliseconds <= Date.parse(dueAt)).toBe(true);
      }),
      { numRuns: 1000 }
    );
  });

  it("two days or half the time left, whichever is shorter, and at most a night or two later", () => {
    fc.assert(
      fc.property(instants, zones, left, (at, zone, time) => {
        const dueAt = time === null ? null : new Date(at.getTime() + time).toISOString();
        const lasts = Date.parse(offerEnds(at.toISOString(), zone, dueAt)) - at.getTime();
        // An hour for the clocks; 11 for each night that it begins or ends in.
        const plain = Math.min(48 * HOUR, (time ?? Infinity) / 2);
        expect(lasts).toBeGreaterThanOrEqual(Math.min(plain - HOUR, time ?? Infinity));
        expect(lasts).toBeLessThanOrEqual(plain + 23 * HOUR);
      }),
      { numRuns: 1000 }
    );
  });

  it("later for whoever is asked later", () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 48 * HOUR }), (at, zone, later) => {
        const first = offerEnds(at.toISOString(), zone, null);
        const second = offerEnds(new Date(at.getTime() + later).toISOString(), zone, null);
        expect(Date.parse(second)).toBeGreaterThanOrEqual(Date.parse(first));
      })
    );
  });
});

describe("the last day", () => {
  it.each([
    ["before 12 December", "2026-12-12T00:00:00Z", LONDON, "2026-12-11T08:00:00Z"],
    ["before a day in summer", "2026-07-11T23:00:00Z", LONDON, "2026-07-11T07:00:00Z"],
    ["until two in the afternoon", "2026-12-12T14:00:00Z", LONDON, "2026-12-11T14:00:00Z"],
    ["before a day elsewhere", "2026-12-12T05:00:00Z", "America/New_York", "2026-12-11T13:00:00Z"],
    ["over the clocks going forward", "2026-03-29T23:00:00Z", LONDON, "2026-03-29T07:00:00Z"],
  ])("%s", (_, dueAt, zone, expected) => {
    expect(lastDayFrom(dueAt, zone)).toBe(expected);
    const opening = { due_at: dueAt, due_zone: zone };
    expect(isLastDay(opening, expected)).toBe(true);
    expect(isLastDay(opening, new Date(Date.parse(expected) - 1).toISOString())).toBe(false);
  });

  it("never comes where there is no day", () => {
    expect(isLastDay({ due_at: null, due_zone: null }, "2026-12-11T08:00:00Z")).toBe(false);
  });
});
