import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { recordEntry } from "../end";
import { CHOOSE_REFUSALS, mayChooseEntry } from "../policy";
import { lockEntry, updateEntries } from "../rows";
import { entryMoves } from "../rules";

export const unchooseEntry = write({
  summary: "Not this one after all; possible until the choice is told to all.",
  input: v.strictObject({ entry_id: schema.id }),
  output: OpeningView,
  refuses: {
    ...CHOOSE_REFUSALS,
    ...openingMoves.refusalsOf("unchoose_entry"),
    ...entryMoves.refusalsOf("unchoose_entry"),
  },
  async run({ entry_id }, cx) {
    const { entry, opening } = await lockEntry(cx, entry_id);
    demand(mayChooseEntry("unchoose_entry", cx.viewer, entry, opening, cx.now));
    await updateEntries(cx, [entry.id], { state: "entered", chosen_at: null });
    await recordEntry(cx, "entry_unchosen", entry);
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
