/** Who keeps a category's board: the forum's staff, and the groups that moderate the category. */
import { allOf, isStaff, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { boardMoves, type BoardAct, type BoardKept } from "./rules";

/** A category as its board's policies need it. */
export interface JudgedBoard {
  kept: BoardKept;
  /** The viewer is in a group that moderates the category. */
  moderates: boolean;
}

/** Codes of these policies; 403 all of them. */
export const BOARD_POLICY_REFUSALS = { not_your_board: 403 } as const;

const mayKeep = (act: BoardAct, viewer: Viewer | null, { kept, moderates }: JudgedBoard): Verdict =>
  allOf(
    mayWrite(viewer),
    isStaff(viewer) || moderates ? yes : no(403, "not_your_board"),
    boardMoves.verdict(act, kept)
  );

export const mayMakeBoard = (viewer: Viewer | null, board: JudgedBoard): Verdict =>
  mayKeep("make_board", viewer, board);

export const mayChangeBoard = (viewer: Viewer | null, board: JudgedBoard): Verdict =>
  mayKeep("change_board", viewer, board);

export const mayCloseBoard = (viewer: Viewer | null, board: JudgedBoard): Verdict =>
  mayKeep("close_board", viewer, board);

export const mayPinOnBoard = (viewer: Viewer | null, board: JudgedBoard): Verdict =>
  mayKeep("pin_on_board", viewer, board);
