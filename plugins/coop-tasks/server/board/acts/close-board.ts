import { demand, record, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { OwnBoard, ownBoardNow } from "../own";
import { BOARD_POLICY_REFUSALS, mayCloseBoard } from "../policy";
import { deleteBoard, lockBoard } from "../rows";
import { boardMoves } from "../rules";

export const closeBoard = write({
  summary: "A category has no board of its own any more; its openings stay on the federation's.",
  input: v.strictObject({ category_id: schema.forumId }),
  output: OwnBoard,
  refuses: { ...BOARD_POLICY_REFUSALS, ...boardMoves.refusalsOf("close_board") },
  async run({ category_id }, cx) {
    demand(mayCloseBoard(cx.viewer, await lockBoard(cx, category_id)));
    await deleteBoard(cx, category_id);
    await record(cx, { kind: "board_closed", subject_kind: "board", subject_id: category_id, category_id });
    return ownBoardNow(cx, category_id);
  },
});
