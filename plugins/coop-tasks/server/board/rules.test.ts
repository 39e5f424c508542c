import type { Viewer } from "coop-core/server";
import { expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import { mayChangeBoard, mayCloseBoard, mayMakeBoard, mayPinOnBoard } from "./policy";
import { BOARD_KEPT, boardMoves } from "./rules";

const person = { id: 1, kind: "person", silenced: false, admin: false, moderator: false } as Viewer;
const staff = { ...person, moderator: true };
const policies = {
  make_board: mayMakeBoard,
  change_board: mayChangeBoard,
  close_board: mayCloseBoard,
  pin_on_board: mayPinOnBoard,
};

checkMoves({
  moves: boardMoves,
  states: BOARD_KEPT,
  expected: {
    make_board: { kept: "board_there" },
    change_board: { none: "no_board" },
    close_board: { none: "no_board" },
    pin_on_board: { none: "no_board" },
  },
  policies: {
    make_board: (kept) => mayMakeBoard(staff, { kept, moderates: false }),
    change_board: (kept) => mayChangeBoard(staff, { kept, moderates: false }),
    close_board: (kept) => mayCloseBoard(staff, { kept, moderates: false }),
    pin_on_board: (kept) => mayPinOnBoard(staff, { kept, moderates: false }),
  },
});

it.each([
  ["staff", staff, false, true],
  ["whose group moderates the category", person, true, true],
  ["another member", person, false, false],
  ["a visitor", null, false, false],
  ["a moderator who may not write", { ...staff, silenced: true }, true, false],
] as const)("a board is kept by %s: %#", (_, viewer, moderates, expected) => {
  for (const [act, policy] of Object.entries(policies)) {
    const kept = act === "make_board" ? "none" : "kept";
    expect([act, policy(viewer, { kept, moderates }).ok]).toEqual([act, expected]);
  }
});
