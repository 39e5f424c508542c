import { demand, record, Refusal } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { BOARD_FORM_REFUSALS, boardColumns, BoardForm, OwnBoard, ownBoardNow } from "../own";
import { BOARD_POLICY_REFUSALS, mayMakeBoard } from "../policy";
import { findBoard, insertBoard } from "../rows";
import { boardMoves } from "../rules";

export const makeBoard = write({
  summary: "Gives a category a board of its own, with a heading.",
  input: v.strictObject(BoardForm),
  output: OwnBoard,
  refuses: { ...BOARD_POLICY_REFUSALS, ...boardMoves.refusalsOf("make_board"), ...BOARD_FORM_REFUSALS },
  async run(form, cx) {
    const { category_id } = form;
    demand(mayMakeBoard(cx.viewer, await findBoard(cx, category_id)));
    const columns = await boardColumns(cx, form);
    const made = { category_id, ...columns, made_by: cx.viewer.id, made_at: cx.now, updated_at: cx.now };
    if (await insertBoard(cx, made)) {
      throw new Refusal(409, "board_there");
    }
    await record(cx, { kind: "board_made", subject_kind: "board", subject_id: category_id, category_id });
    return ownBoardNow(cx, category_id);
  },
});
