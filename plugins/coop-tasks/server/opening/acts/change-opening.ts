import { demand, publishWaits, Refusal, schema, wrongField } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { expectWord } from "../../claim/ask";
import { expectReminders } from "../../claim/remind";
import { checkedKinds } from "../../seat-kind/form";
import { writeKinds } from "../../seat-kind/rows";
import { dropTerms } from "../../term/term";
import { openingChanged } from "../../waiting/opening-changed";
import { nameOf, tell, touch, viewNow } from "../changed";
import { writeChecklist } from "../checklist";
import { tellFollowers } from "../followers";
import { columnsOf, FORM_REFUSALS, OpeningForm } from "../form";
import { takenSeats } from "../opening";
import { contactThere, demandBoard, leaveBoard } from "../on-a-board";
import { mayChange, POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { openingMoves } from "../rules";
import { holdersOf, lockOpening, recount } from "../rows";
import { expectShortage } from "../tell-shortage";
import { OpeningView } from "../view";

/** What those who hold a place are told of. */
const MATTERS = ["due_on", "from_on", "to_on", "place", "answered_by", "title"] as const;

export const changeOpening = write({
  summary: "Changes an opening; the whole form is given, with the version it was filled in from.",
  input: v.strictObject({ opening_id: schema.id, version: schema.version, ...OpeningForm }),
  output: OpeningView,
  refuses: {
    ...FORM_REFUSALS,
    not_yours_to_change: POLICY_REFUSALS.not_yours_to_change,
    cannot_start_topics: POLICY_REFUSALS.cannot_start_topics,
    ...openingMoves.refusalsOf("change_opening"),
    stale: 409,
  },
  async run({ opening_id, version, ...form }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayChange(cx.viewer, opening, cx.now));
    if (version !== opening.version) {
      throw new Refusal(409, "stale");
    }
    const moves = form.category_id !== opening.category_id;
    if (moves) {
      await demandBoard(cx, form.category_id);
    }
    const kinds = await checkedKinds(cx, form, opening);
    const columns = await columnsOf(cx, form);
    const taken = takenSeats(form, opening.tally);
    if (columns.seats !== null && columns.seats < taken) {
      throw wrongField(kinds.length > 0 ? "seat_kinds" : "seats", "too_few_seats", { count: taken });
    }
    // Nobody named: whoever looked after it goes on doing so.
    const kept = form.contact === null ? opening.contact_user_id : columns.contact_user_id;
    const contact_user_id = moves ? await contactThere(cx, form.category_id, kept) : kept;
    await touch(
      cx,
      { id: opening.id, category_id: form.category_id },
      {
        ...columns,
        contact_user_id,
        version: opening.version + 1,
        updated_at: cx.now,
      }
    );
    await writeChecklist(cx, opening.id, form.checklist);
    await writeKinds(cx, opening.id, kinds);
    if (moves) {
      await leaveBoard(cx, opening, form.category_id);
    }
    if (form.kind === "task") {
      await dropTerms(cx, opening.id);
    }
    await openingChanged(cx, opening);
    await recount(cx, opening.id);
    await recordOf(cx, { id: opening.id, category_id: form.category_id }, "opening_changed", {
      data: { version: opening.version + 1 },
    });
    const holders = await holdersOf(cx, opening.id);
    const changed = { ...opening, ...columns };
    await expectWord(cx, changed, holders);
    await expectReminders(cx, changed, holders);
    await expectShortage(cx, changed);
    const matters = MATTERS.some((key) => opening[key] !== changed[key]);
    if (matters) {
      await tell(cx, changed, "changed", {
        key: `changed:${opening.id}:${opening.version + 1}`,
        user_ids: holders.map(({ user_id }) => user_id),
        values: { name: nameOf(cx) },
      });
    }
    if (opening.answered_by === "not_yet" && changed.answered_by !== "not_yet") {
      await tellFollowers(cx, changed);
    }
    if (contact_user_id !== opening.contact_user_id) {
      await tell(cx, changed, "looks_after", {
        key: `looks-after:${opening.id}:${opening.version + 1}`,
        user_ids: [contact_user_id],
        values: { name: nameOf(cx) },
      });
    }
    publishWaits(cx, [opening.contact_user_id, contact_user_id, ...holders.map(({ user_id }) => user_id)]);
    return viewNow(cx, opening.id);
  },
});
