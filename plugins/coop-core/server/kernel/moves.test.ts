import { expect, test } from "vitest";
import { moves } from "./moves";

const doors = moves<"open" | "shut" | "look_at", "ajar" | "shut" | "locked", "shut_already" | "locked">({
  open: { ajar: "yes", shut: "yes", locked: "locked" },
  shut: { ajar: "yes", shut: "shut_already", locked: "locked" },
  look_at: { ajar: "yes", shut: "yes", locked: "yes" },
});

test("a state lets an act through or refuses it with its code", () => {
  expect(doors.verdict("open", "ajar")).toEqual({ ok: true });
  expect(doors.verdict("open", "locked")).toEqual({ ok: false, status: 409, code: "locked", values: {} });
});

test("a sentence gets the values of its own code alone", () => {
  const values = { locked: { since: "noon" } };
  expect(doors.verdict("shut", "locked", values)).toMatchObject({ code: "locked", values: { since: "noon" } });
  expect(doors.verdict("shut", "shut", values)).toMatchObject({ code: "shut_already", values: {} });
  expect(doors.verdict("shut", "ajar", values)).toEqual({ ok: true });
});

test("an act announces every code that a state refuses it with", () => {
  expect(doors.refusalsOf("shut")).toEqual({ shut_already: 409, locked: 409 });
  expect(doors.refusalsOf("look_at")).toEqual({});
});
