import * as fc from "fast-check";
import { expect, it } from "vitest";
import { joined, linesOf } from "./lines";
import { asTheyStand } from "./ticks";

const line = fc.stringMatching(/^[a-z]{1,8}$/);
const several = fc.uniqueArray(line, { maxLength: 6 });

it("ticks are all of the lines as they stand, in any order, or refused", () => {
  fc.assert(
    fc.property(several, several, (ticks, ticked) => {
      const verdict = asTheyStand({ ticks: joined(ticks) }, ticked);
      const all = ticks.every((one) => ticked.includes(one));
      const unknown = ticked.some((one) => !ticks.includes(one));
      expect(verdict.ok).toBe(all && !unknown);
      if (!verdict.ok) {
        expect(verdict.code).toBe(unknown ? "ticks_changed" : "not_ticked");
      }
    })
  );
});

it("ticking everything that stands there is enough", () => {
  fc.assert(fc.property(several, (ticks) => asTheyStand({ ticks: joined(ticks) }, ticks).ok));
});

it("lines come back as they were given, each once", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (given) => {
      expect(linesOf(joined(given))).toEqual([...new Set(given)]);
    })
  );
});
