import { demand, moderated, Refusal, schema, TEXT_REFUSALS, wrongField } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import * as v from "valibot";
import { write } from "../../acts";
import { BOARD_POLICY_REFUSALS } from "../../board/policy";
import { boardMoves } from "../../board/rules";
import { touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { endOf } from "../../opening/when";
import { lockOpening } from "../../opening/rows";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { mayPin, PINNED_ON } from "../policy";
import { boardOf, deletePin, insertPin, makeRoom, pinsOf } from "../rows";

/** What is needed most for longer than this has something else the matter with it. */
const LONGEST_DAYS = 92;

export const pinOpening = write({
  summary: "Puts an opening on a board's “Needed most”, until the end of a day; pinned again, it has a new end.",
  input: v.strictObject({
    opening_id: schema.id,
    on: v.picklist(PINNED_ON),
    until_on: schema.day,
    /** Why, in a sentence or two. */
    words: v.optional(v.nullable(schema.line(160)), null),
  }),
  output: OpeningView,
  refuses: {
    ...BOARD_POLICY_REFUSALS,
    ...boardMoves.refusalsOf("pin_on_board"),
    ...openingMoves.refusalsOf("pin_opening"),
    ...TEXT_REFUSALS,
    day_is_over: 422,
    too_far_off: 422,
    three_pinned: 409,
  },
  async run({ opening_id, on, until_on, ...texts }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const { board } = await pinsOf(cx, opening);
    demand(mayPin(on, cx.viewer, opening, board, cx.now));
    const until_zone = cx.viewer.time_zone ?? String(cx.context.settings["coop_core_time_zone"]);
    const until_at = endOf(Temporal.PlainDate.from(until_on).add({ days: 1 }).toString(), until_zone);
    const days = (Date.parse(until_at) - Date.parse(cx.now)) / 86_400_000;
    if (days <= 0 || days > LONGEST_DAYS) {
      throw wrongField("until_on", days <= 0 ? "day_is_over" : "too_far_off");
    }
    const { words } = await moderated(cx, texts);
    const category_id = boardOf(on, opening);
    await deletePin(cx, opening.id, category_id);
    await makeRoom(cx, category_id);
    const pin = { category_id, opening_id, words, until_on, until_zone, until_at };
    if (!(await insertPin(cx, { ...pin, pinned_by: cx.viewer.id, pinned_at: cx.now }))) {
      throw new Refusal(409, "three_pinned");
    }
    await recordOf(cx, opening, "opening_pinned", { data: { on, until_on } });
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
