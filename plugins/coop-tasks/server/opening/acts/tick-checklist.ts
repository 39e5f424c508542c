import { demand, notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { hear } from "../../claim/ask";
import { touch } from "../changed";
import { checklistOf, tickItem } from "../checklist";
import { mayTick, POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { latestClaimOf, lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const tickChecklist = write({
  summary: "Ticks a line of the checklist off, or takes the tick back; for those who hold a place or look after it.",
  input: v.strictObject({ opening_id: schema.id, item_id: schema.id, ticked: schema.flag }),
  output: OpeningView,
  refuses: { holders_only: POLICY_REFUSALS.holders_only, ...openingMoves.refusalsOf("tick_checklist") },
  async run({ opening_id, item_id, ticked }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const mine = await latestClaimOf(cx, opening.id, cx.viewer.id);
    demand(mayTick(cx.viewer, opening, mine?.state === "held", cx.now));
    const item = (await checklistOf(cx, opening.id)).find(({ id }) => id === item_id);
    if (!item) {
      throw notFound();
    }
    if ((item.ticked_at !== null) !== ticked) {
      await tickItem(cx, item.id, ticked ? cx.viewer.id : null);
      await recordOf(cx, opening, ticked ? "checklist_ticked" : "checklist_unticked", { data: { item_id } });
      if (mine?.state === "held") {
        await hear(cx, opening, mine);
      }
      await touch(cx, opening);
    }
    return viewNow(cx, opening.id);
  },
});
