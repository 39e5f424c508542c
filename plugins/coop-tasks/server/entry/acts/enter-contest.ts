import { demand, nameOf, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { entryFiles } from "../../file/file";
import { tell, touch } from "../../opening/changed";
import { latestClaimOf, lockOpening } from "../../opening/rows";
import { answerMoves, openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { recordEntry } from "../end";
import { ENTRY_FORM_REFUSALS, entryColumns, EntryForm } from "../form";
import { ENTER_REFUSALS, mayEnter } from "../policy";
import { entriesOn, insertEntry } from "../rows";

export const enterContest = write({
  summary: "Enters a file, a text or a link for a contest, unseen by the others until it is over.",
  input: v.strictObject({
    opening_id: schema.id,
    ...EntryForm,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("enter_contest"),
    ...answerMoves.refusalsOf("enter_contest"),
    ...ENTER_REFUSALS,
    ...ENTRY_FORM_REFUSALS,
    ...TICK_REFUSALS,
  },
  async run({ opening_id, ticked, ...form }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const { length: entries } = (await entriesOn(cx, opening.id)).filter(({ user_id }) => user_id === cx.viewer.id);
    demand(mayEnter(cx.viewer, opening, { holds, entries }, cx.now));
    demand(asTheyStand(opening, ticked));
    const columns = await entryColumns(cx, form);
    const whose = { opening_id: opening.id, user_id: cx.viewer.id };
    const id = await insertEntry(cx, { ...columns, ...whose, entered_at: cx.now });
    await entryFiles.hold(cx, { id, upload_id: columns.upload_id });
    await recordEntry(cx, "entry_entered", { id, ...whose });
    await touch(cx, opening);
    await tell(cx, opening, "entered", {
      // Another one is told of; one taken back and entered again is not.
      key: `entered:${opening.id}:${cx.viewer.id}:${entries}`,
      once_a_day: true,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
