import { demand, record, Refusal, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { BOARD_FORM_REFUSALS, boardColumns, BoardForm, OwnBoard, ownBoardNow } from "../own";
import { BOARD_POLICY_REFUSALS, mayChangeBoard } from "../policy";
import { lockBoard, updateBoard } from "../rows";
import { boardMoves } from "../rules";

export const changeBoard = write({
  summary: "Changes the heading and the settings of a category's board.",
  input: v.strictObject({ version: schema.version, ...BoardForm }),
  output: OwnBoard,
  refuses: {
    ...BOARD_POLICY_REFUSALS,
    ...boardMoves.refusalsOf("change_board"),
    ...BOARD_FORM_REFUSALS,
    stale: 409,
  },
  async run({ version, ...form }, cx) {
    const { category_id } = form;
    const board = await lockBoard(cx, category_id);
    demand(mayChangeBoard(cx.viewer, board));
    if (version !== board.version) {
      throw new Refusal(409, "stale");
    }
    await updateBoard(cx, category_id, {
      ...(await boardColumns(cx, form)),
      version: version + 1,
      updated_at: cx.now,
    });
    await record(cx, { kind: "board_changed", subject_kind: "board", subject_id: category_id, category_id });
    return ownBoardNow(cx, category_id);
  },
});
