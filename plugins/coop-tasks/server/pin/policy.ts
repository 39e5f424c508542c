/** Who pins what is needed most: staff on the federation's board, keepers on their own. */
import { allOf, isStaff, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { mayPinOnBoard, type JudgedBoard } from "../board/policy";
import { standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { openingMoves } from "../opening/rules";

export const PINNED_ON = ["federation", "circle"] as const;
export type PinnedOn = (typeof PINNED_ON)[number];

const mayKeepStrip = (on: PinnedOn, viewer: Viewer | null, board: JudgedBoard): Verdict =>
  on === "circle"
    ? mayPinOnBoard(viewer, board)
    : allOf(mayWrite(viewer), isStaff(viewer) ? yes : no(403, "not_your_board"));

/** Only what still needs somebody. */
export const mayPin = (
  on: PinnedOn,
  viewer: Viewer | null,
  opening: Judged,
  board: JudgedBoard,
  now: string
): Verdict =>
  allOf(
    mayKeepStrip(on, viewer, board),
    openingMoves.verdict("pin_opening", standing(opening, opening.tally, now), { full: { count: opening.seats } })
  );

export const mayUnpin = (on: PinnedOn, viewer: Viewer | null, pinned: boolean, board: JudgedBoard): Verdict =>
  allOf(mayKeepStrip(on, viewer, board), pinned ? yes : no(409, "not_pinned"));
