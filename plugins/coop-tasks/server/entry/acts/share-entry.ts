import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { recordEntry } from "../end";
import { ENTRY_POLICY_REFUSALS, mayOwnEntry } from "../policy";
import { lockEntry, updateEntries } from "../rows";
import { entryMoves } from "../rules";

export const shareEntry = write({
  summary: "What was chosen of the caller may be seen by everybody who sees the page, with their name.",
  input: v.strictObject({ entry_id: schema.id }),
  output: OpeningView,
  refuses: { ...ENTRY_POLICY_REFUSALS, ...entryMoves.refusalsOf("share_entry") },
  async run({ entry_id }, cx) {
    const { entry, opening } = await lockEntry(cx, entry_id);
    demand(mayOwnEntry("share_entry", cx.viewer, entry, opening));
    await updateEntries(cx, [entry.id], { shown: true });
    await recordEntry(cx, "entry_shared", entry);
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
