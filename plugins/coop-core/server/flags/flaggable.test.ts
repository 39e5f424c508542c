import { describe, expect, it } from "vitest";
import type { Viewer } from "../viewer";
import { checkMoves } from "../../../../test/moves";
import { flagMoves, mayFlag } from "./flaggable";

const TRUSTED = 11;
const ana = {
  id: 7,
  kind: "person",
  silenced: false,
  admin: false,
  moderator: false,
  group_ids: [10, TRUSTED],
} as unknown as Viewer;
const context = { settings: { flag_post_allowed_groups: "1|2|11" } } as never;
const code = (viewer: Viewer | null, author_id: number | null): string => {
  const verdict = mayFlag({ viewer, context }, { author_id }, "unflagged");
  return verdict.ok ? "yes" : verdict.code;
};

describe("who may flag a text", () => {
  it.each([
    ["somebody whom the forum trusts", ana, 8, "yes"],
    ["whoever wrote it has gone", ana, null, "yes"],
    ["a visitor", null, 8, "not_logged_in"],
    ["whoever wrote it", ana, 7, "own_text"],
    ["somebody silenced", { ...ana, silenced: true }, 8, "silenced"],
    ["a newcomer", { ...ana, group_ids: [10] }, 8, "cannot_flag_yet"],
    ["a programme", { ...ana, kind: "system" }, 8, "not_for_this_account"],
    ["a newcomer's own text", { ...ana, group_ids: [10] }, 7, "own_text"],
  ] as [string, Viewer | null, number | null, string][])("%s: %o", (_, viewer, author, expected) => {
    expect(code(viewer, author)).toBe(expected);
  });
});

describe("once while it is open, and not again what staff have just looked at", () => {
  checkMoves({
    moves: flagMoves,
    states: ["unflagged", "flagged", "looked_at"],
    expected: { flag_text: { flagged: "already_flagged", looked_at: "already_looked_at" } },
    policies: { flag_text: (standing) => mayFlag({ viewer: ana, context }, { author_id: 8 }, standing) },
  });
});
