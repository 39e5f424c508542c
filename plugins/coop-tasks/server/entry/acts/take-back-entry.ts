import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { blankEntries, recordEntry } from "../end";
import { ENTRY_POLICY_REFUSALS, mayOwnEntry } from "../policy";
import { lockEntry } from "../rows";
import { entryMoves } from "../rules";

export const takeBackEntry = write({
  summary: "Takes back what was entered; what was written is deleted at once, and a file within a few days.",
  input: v.strictObject({ entry_id: schema.id }),
  output: OpeningView,
  refuses: { ...ENTRY_POLICY_REFUSALS, ...entryMoves.refusalsOf("take_back_entry") },
  async run({ entry_id }, cx) {
    const { entry, opening } = await lockEntry(cx, entry_id);
    demand(mayOwnEntry("take_back_entry", cx.viewer, entry, opening));
    await blankEntries(cx, [entry.id]);
    await recordEntry(cx, "entry_taken_back", entry);
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
