import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { recordEntry } from "../end";
import { ENTRY_POLICY_REFUSALS, mayOwnEntry } from "../policy";
import { lockEntry, updateEntries } from "../rows";
import { entryMoves } from "../rules";

export const keepEntry = write({
  summary: "What was chosen of the caller is not shown; it can be shown later.",
  input: v.strictObject({ entry_id: schema.id }),
  output: OpeningView,
  refuses: { ...ENTRY_POLICY_REFUSALS, ...entryMoves.refusalsOf("keep_entry") },
  async run({ entry_id }, cx) {
    const { entry, opening } = await lockEntry(cx, entry_id);
    demand(mayOwnEntry("keep_entry", cx.viewer, entry, opening));
    await updateEntries(cx, [entry.id], { shown: false });
    await recordEntry(cx, "entry_kept", entry);
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
