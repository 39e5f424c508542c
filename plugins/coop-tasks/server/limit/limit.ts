/** How many things somebody does at once: at most as many as they wanted, and on a board as many as it allows. */
import { no, yes, type Verdict } from "coop-core/server";
import * as v from "valibot";

/** What somebody holds against a limit. */
export const Limit = v.object({ most: v.number(), held: v.number() });
export type Limit = v.InferOutput<typeof Limit>;

export interface Limits {
  /** The person's own; null: none. */
  own: Limit | null;
  /** The board's; null: none. */
  board: Limit | null;
}

/** Codes of these policies, with what they are refused with. */
export const LIMIT_REFUSALS = { board_limit: 409, own_limit: 409 } as const;

export const isReached = (limit: Limit | null): limit is Limit => limit !== null && limit.held >= limit.most;

/** A board's limit holds for everybody. */
export const withinBoard = ({ board }: Pick<Limits, "board">): Verdict =>
  isReached(board) ? no(409, "board_limit", { count: board.most }) : yes;

/** One's own is said before, and who goes on knows it. */
export const withinLimits = (limits: Limits, pastOwn: boolean): Verdict => {
  const board = withinBoard(limits);
  return board.ok && isReached(limits.own) && !pastOwn ? no(409, "own_limit", { count: limits.own.most }) : board;
};
