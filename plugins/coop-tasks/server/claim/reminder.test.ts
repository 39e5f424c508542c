import { describe, expect, it } from "vitest";
import { reminderAt } from "./reminder";

describe("whoever holds a place is reminded", () => {
  const due = "2026-12-12T00:00:00Z";
  it.each([
    ["three days before the end", "2026-11-22T12:00:00Z", "2026-12-09T00:00:00Z"],
    ["the day before, where it was taken late", "2026-12-08T12:00:00Z", "2026-12-10T22:00:00Z"],
    ["not at all, where it was taken only just now", "2026-12-10T12:00:00Z", null],
  ])("%s", (_, taken, at) => {
    expect(reminderAt(due, taken)).toBe(at);
  });

  it("of nothing that has no day", () => {
    expect(reminderAt(null, "2026-11-22T12:00:00Z")).toBeNull();
  });
});
