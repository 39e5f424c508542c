/** Which act is allowed where a category has a board of its own, or none. */
import { moves } from "coop-core/server";

export const BOARD_KEPT = ["none", "kept"] as const;
export type BoardKept = (typeof BOARD_KEPT)[number];
/** Each has its sentence under `coop_tasks.refusals`. */
type BoardRefusal = "board_there" | "no_board";
export type BoardAct = "make_board" | "change_board" | "close_board" | "pin_on_board";

const WHERE_KEPT = { none: "no_board", kept: "yes" } as const;

export const boardMoves = moves<BoardAct, BoardKept, BoardRefusal>({
  make_board: { none: "yes", kept: "board_there" },
  change_board: WHERE_KEPT,
  close_board: WHERE_KEPT,
  // A strip of its own, of what is needed most.
  pin_on_board: WHERE_KEPT,
});
