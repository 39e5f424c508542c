import fc from "fast-check";
import { expect, it } from "vitest";
import { monthOf } from "./month";

it("is the month in which its writer is", () => {
  const newYear = "2026-12-31T23:30:00Z";
  expect(monthOf("this", newYear, "Europe/London").name).toBe("2026-12");
  expect(monthOf("this", newYear, "Europe/Berlin").name).toBe("2027-01");
  expect(monthOf("next", newYear, "Europe/London")).toEqual({
    name: "2027-01",
    first_on: "2027-01-01",
    after_on: "2027-02-01",
    starts_at: "2027-01-01T00:00:00Z",
    ends_at: "2027-02-01T00:00:00Z",
  });
  expect(monthOf("this", "2026-03-15T12:00:00Z", "Europe/London").ends_at).toBe("2026-03-31T23:00:00Z");
});

it("holds its writer's now, and the next begins where it ends", () => {
  const instant = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  const zones = fc.constantFrom("UTC", "Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago");
  fc.assert(
    fc.property(instant, zones, (date, zone) => {
      const [present, next] = [monthOf("this", date.toISOString(), zone), monthOf("next", date.toISOString(), zone)];
      expect(Date.parse(present.starts_at)).toBeLessThanOrEqual(date.getTime());
      expect(Date.parse(present.ends_at)).toBeGreaterThan(date.getTime());
      expect(next.starts_at).toBe(present.ends_at);
    })
  );
});
