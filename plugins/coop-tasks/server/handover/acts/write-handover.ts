import { demand, flagWatched, moderated, publishWaits, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { HANDOVER_REFUSALS, mayHandOver } from "../policy";
import { hasHeld, keepHandover } from "../rows";

const LONGEST = 4000;

export const writeHandover = write({
  summary: "How somebody leaves what they hold or held, for the next; without a text there is nothing to pass on.",
  input: v.strictObject({
    opening_id: schema.id,
    text: v.optional(schema.text(LONGEST), ""),
    /** The next may know who held it, and ask. */
    named: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: {
    never_held: HANDOVER_REFUSALS.never_held,
    ...openingMoves.refusalsOf("write_handover"),
    ...TEXT_REFUSALS,
  },
  async run({ opening_id, text, named }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayHandOver(cx.viewer, opening, await hasHeld(cx, opening.id, cx.viewer.id), cx.now));
    const looked = await moderated(cx, { text });
    const { id } = await keepHandover(cx, opening.id, { text: looked.text || null, named });
    await flagWatched(cx, "handover", id);
    await recordOf(cx, opening, looked.text ? "handover_written" : "handover_settled");
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
