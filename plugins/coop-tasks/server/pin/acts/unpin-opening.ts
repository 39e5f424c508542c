import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { BOARD_POLICY_REFUSALS } from "../../board/policy";
import { boardMoves } from "../../board/rules";
import { touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { OpeningView, viewNow } from "../../opening/view";
import { mayUnpin, PINNED_ON } from "../policy";
import { boardOf, deletePin, pinsOf } from "../rows";

export const unpinOpening = write({
  summary: "Takes an opening off a board's “Needed most”; it stays on the board.",
  input: v.strictObject({ opening_id: schema.id, on: v.picklist(PINNED_ON) }),
  output: OpeningView,
  refuses: { ...BOARD_POLICY_REFUSALS, ...boardMoves.refusalsOf("pin_on_board"), not_pinned: 409 },
  async run({ opening_id, on }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const { board, pinned } = await pinsOf(cx, opening);
    demand(mayUnpin(on, cx.viewer, pinned[on] !== null, board));
    await deletePin(cx, opening.id, boardOf(on, opening));
    await recordOf(cx, opening, "opening_unpinned", { data: { on } });
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
