import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { describe, expect, it } from "vitest";
import { comes, dayOf, isLastOfItsWeekday, overAt, REPEATS, type Rule } from "./rule";

const rule = (more: Partial<Rule>): Rule => ({
  repeats: "weekly",
  every: 1,
  first_on: "2026-12-01",
  zone: "Europe/London",
  times: null,
  until_on: null,
  ...more,
});
const days = (more: Partial<Rule>, count = 4): string[] =>
  Array.from({ length: count }, (_, n) => dayOf(rule(more), n));

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The same in RFC 5545, by which a well-known library counts. */
function inRfc({ repeats, every, first_on }: Rule): string {
  const date = new Date(first_on);
  const day = date.getUTCDate();
  const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7]!;
  const week = Math.ceil(day / 7);
  const last = repeats === "by_last_weekday" || week > 4;
  const lastDays = Array.from({ length: Math.max(0, day - 27) }, (_, at) => 28 + at);
  const by = {
    weekly: "",
    by_date: day > 28 ? `;BYMONTHDAY=${lastDays.join(",")};BYSETPOS=-1` : `;BYMONTHDAY=${day}`,
    by_weekday: `;BYDAY=${last ? -1 : week}${weekday}`,
    by_last_weekday: `;BYDAY=-1${weekday}`,
  }[repeats];
  return `FREQ=${repeats === "weekly" ? "WEEKLY" : "MONTHLY"};INTERVAL=${every}${by}`;
}

describe("the days of a rule", () => {
  it("come every so many weeks, across the end of the year and the change of clocks", () => {
    expect(days({ every: 2, first_on: "2026-12-22" })).toEqual([
      "2026-12-22",
      "2027-01-05",
      "2027-01-19",
      "2027-02-02",
    ]);
  });

  it("come on the same date, in a short month on its last day", () => {
    expect(days({ repeats: "by_date", first_on: "2027-01-31" })).toEqual([
      ...["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
    ]);
  });

  it("come on the first Tuesday, and a fifth one is the last", () => {
    expect(days({ repeats: "by_weekday" })).toEqual(["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"]);
    expect(days({ repeats: "by_weekday", first_on: "2026-12-31" }, 3)).toEqual([
      "2026-12-31",
      "2027-01-28",
      "2027-02-25",
    ]);
  });

  it("come on the last Friday", () => {
    expect(isLastOfItsWeekday("2026-11-27")).toBe(true);
    expect(isLastOfItsWeekday("2026-11-20")).toBe(false);
    expect(days({ repeats: "by_last_weekday", first_on: "2026-11-27", every: 3 }, 3)).toEqual([
      ...["2026-11-27", "2027-02-26", "2027-05-28"],
    ]);
  });

  it("are those that RFC 5545 says", () => {
    const first = fc.date({ min: new Date("2024-01-01"), max: new Date("2040-12-31"), noInvalidDate: true });
    const anyRule = fc.record({ repeats: fc.constantFrom(...REPEATS), every: fc.integer({ min: 1, max: 12 }), first });
    fc.assert(
      fc.property(anyRule, ({ first: date, ...more }) => {
        const first_on = date.toISOString().slice(0, 10);
        fc.pre(more.repeats !== "by_last_weekday" || isLastOfItsWeekday(first_on));
        const dtstart = `DTSTART;TZID=Europe/London:${first_on.replaceAll("-", "")}T120000`;
        const known = new RRuleTemporal({
          rruleString: `${dtstart}\nRRULE:${inRfc(rule({ ...more, first_on }))};COUNT=8`,
        });
        expect(days({ ...more, first_on }, 8)).toEqual(known.all().map((at) => at.toString().slice(0, 10)));
      }),
      { numRuns: 40 }
    );
  });

  it("end after so many times, or with the day that belongs to them", () => {
    expect(comes(rule({ times: 2 }), 1)).toBe(true);
    expect(comes(rule({ times: 2 }), 2)).toBe(false);
    expect(comes(rule({ until_on: "2026-12-08" }), 1)).toBe(true);
    expect(comes(rule({ until_on: "2026-12-08" }), 2)).toBe(false);
  });

  it("are over at midnight of the board's own clock", () => {
    expect(overAt(rule({ first_on: "2026-10-20" }), 0)).toBe("2026-10-20T23:00:00Z");
    expect(overAt(rule({ first_on: "2026-10-20" }), 1)).toBe("2026-10-28T00:00:00Z");
  });
});
