import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askAt } from "./quiet";

const heard = "2026-11-22T12:00:00Z";
const on = (more: Partial<Parameters<typeof askAt>[0]> = {}) => ({
  kind: "task" as const,
  due_at: null,
  from_on: null,
  due_zone: null,
  ...more,
});

describe("somebody is asked", () => {
  it.each([
    ["about a task without a day after three weeks", on(), "2026-12-13T12:00:00Z"],
    ["about a role after ninety days", on({ kind: "role" }), "2027-02-20T12:00:00Z"],
    ["not before it can be begun", on({ from_on: "2027-01-10", due_zone: "Europe/London" }), "2027-01-31T00:00:00Z"],
    ["after half the time that is left", on({ due_at: "2027-01-01T12:00:00Z" }), "2026-12-12T12:00:00Z"],
    ["not sooner than after a week", on({ due_at: "2026-12-04T12:00:00Z" }), "2026-11-29T12:00:00Z"],
    ["no more when the day is near", on({ due_at: "2026-12-02T11:00:00Z" }), null],
    ["no more when the day is over", on({ due_at: "2026-11-20T00:00:00Z" }), null],
  ])("%s", (_, opening, at) => {
    expect(askAt(opening, heard)).toBe(at);
  });

  it("a week after a sign of them at the soonest, and three days before the day at the latest", () => {
    const HOUR = 3_600_000;
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 20_000 }), fc.constantFrom("task", "role"), (hours, kind) => {
        const due_at = new Date(Date.parse(heard) + hours * HOUR).toISOString();
        const at = askAt(on({ due_at, kind }), heard);
        fc.pre(at !== null);
        expect(Date.parse(at!) - Date.parse(heard)).toBeGreaterThanOrEqual(7 * 24 * HOUR);
        expect(Date.parse(due_at) - Date.parse(at!)).toBeGreaterThanOrEqual(3 * 24 * HOUR);
      })
    );
  });
});
