import { demand, failpoint, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { CHOOSE_REFUSALS, mayTellChoice } from "../policy";
import { entriesOn } from "../rows";

export const tellChoice = write({
  summary: "Tells everybody who entered what came of it: the chosen, who say whether it may be shown, and the others.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: { ...CHOOSE_REFUSALS, nothing_chosen: 409, ...openingMoves.refusalsOf("tell_choice") },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const entries = await entriesOn(cx, opening.id);
    const chosen = new Set(entries.filter(({ state }) => state === "chosen").map(({ user_id }) => user_id));
    demand(mayTellChoice(cx.viewer, opening, chosen.size, cx.now));
    await recordOf(cx, opening, "choice_told", { data: { count: chosen.size } });
    await touch(cx, opening, { choice_told_at: cx.now });
    await failpoint(cx, "tell-choice:before-commit");
    const others = new Set(entries.map(({ user_id }) => user_id).filter((id) => !chosen.has(id)));
    for (const [what, people] of [
      ["entry_chosen", chosen],
      ["choice_told", others],
    ] as const) {
      await tell(cx, opening, what, { key: `${what.replace("_", "-")}:${opening.id}`, user_ids: [...people] });
    }
    publishWaits(cx, [cx.viewer.id, opening.contact_user_id, ...chosen]);
    return viewNow(cx, opening.id);
  },
});
