import { describe, expect, it } from "vitest";
import { CLAIM_STATES, STANDINGS } from "./opening";
import { CLAIM_ACTS, claimMove, OPENING_ACTS, openingMove, refusalsOf, type ClaimAct, type OpeningAct } from "./rules";

/** Every standing × every act as members would expect it, written out once more on purpose. */
const EXPECTED: Record<OpeningAct, Partial<Record<(typeof STANDINGS)[number], string>>> = {
  claim_opening: {
    full: "full",
    done: "full",
    ended: "ended",
    elsewhere: "answered_elsewhere",
    not_yet: "details_to_come",
    withdrawn: "withdrawn",
  },
  change_opening: { withdrawn: "withdrawn" },
  withdraw_opening: { withdrawn: "withdrawn" },
  put_back_opening: Object.fromEntries(STANDINGS.filter((s) => s !== "withdrawn").map((s) => [s, "not_withdrawn"])),
  talk_about_opening: { withdrawn: "withdrawn" },
};

describe.each(Object.keys(OPENING_ACTS) as OpeningAct[])("%s", (act) => {
  it.each(STANDINGS)("where it is %s", (standing) => {
    const verdict = openingMove(act, standing, 4);
    const code = EXPECTED[act][standing];
    expect(verdict).toEqual(
      code === undefined ? { ok: true } : { ok: false, status: 409, code, values: code === "full" ? { count: 4 } : {} }
    );
  });
});

describe.each(Object.keys(CLAIM_ACTS) as ClaimAct[])("%s", (act) => {
  it.each(CLAIM_STATES)("of a claim that is %s", (state) => {
    const verdict = claimMove(act, state);
    expect(verdict.ok ? "yes" : verdict.code).toBe(state === "held" ? "yes" : `already_${state}`);
  });
});

it("an act announces every code that a state refuses it with", () => {
  expect(Object.keys(refusalsOf("claim_opening")).sort()).toEqual([
    "answered_elsewhere",
    "details_to_come",
    "ended",
    "full",
    "withdrawn",
  ]);
  expect(refusalsOf("put_back_opening")).toEqual({ not_withdrawn: 409 });
  expect(refusalsOf("release_claim")).toEqual({ already_done: 409, already_released: 409 });
});
