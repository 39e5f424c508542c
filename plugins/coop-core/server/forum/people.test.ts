import { expect, it } from "vitest";
import type { Cx } from "../kernel/act";
import { nameOf } from "./people";

const cx = (settings: Record<string, unknown> = {}) => ({ context: { settings } }) as unknown as Cx<any>;

it.each([
  ["Ana Ruiz", "Ana Ruiz"],
  ["\u202egnihton stnaw \u2066Ana", "gnihton stnaw Ana"],
  ["An\u0000a\u200b", "Ana"],
  ["\u202e \u200f", "ana"],
  ["سلمى", "سلمى"],
  [null, "ana"],
])("%j is named so that it turns no sentence round", (name, shown) => {
  expect(nameOf(cx(), { name, username: "ana" })).toBe(shown);
});

it("is the username where the forum shows no names", () => {
  expect(nameOf(cx({ enable_names: false }), { name: "Ana Ruiz", username: "ana" })).toBe("ana");
});
