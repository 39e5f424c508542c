/** A changed form goes into an opening, and whoever it concerns is told. */
import { nameOf, publishWaits, wrongField, type Cx, type Viewer } from "coop-core/server";
import { expectWord } from "../claim/ask";
import { expectReminders } from "../claim/remind";
import { expectEntries } from "../entry/end";
import { checkedKinds } from "../seat-kind/form";
import { writeKinds, type WrittenKind } from "../seat-kind/rows";
import type { TasksDatabase } from "../tables";
import { dropTerms } from "../term/term";
import { openingChanged } from "../waiting/opening-changed";
import { tell, touch } from "./changed";
import { writeChecklist } from "./checklist";
import { tellFollowers } from "./followers";
import { columnsOf, type Columns, type OpeningForm } from "./form";
import { takenSeats } from "./opening";
import { contactThere, leaveBoard } from "./on-a-board";
import type { Judged } from "./policy";
import { recordOf } from "./record";
import { holdersOf, recount } from "./rows";
import { expectShortage } from "./tell-shortage";

/** What those who hold a place are told of. */
const MATTERS = ["due_on", "from_on", "to_on", "place", "answered_by", "title"] as const;

/**
 * @param opening as it was; its row is locked, and that it may be changed was judged by the caller
 * @returns what stands there now
 * @throws Refusal 422 with the field
 */
export async function change(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Judged,
  form: OpeningForm
): Promise<{ columns: Columns; kinds: WrittenKind[] }> {
  const moves = form.category_id !== opening.category_id;
  const kinds = await checkedKinds(cx, form, opening);
  const written = await columnsOf(cx, form);
  const taken = takenSeats(form, opening.tally);
  if (written.seats !== null && written.seats < taken) {
    throw wrongField(kinds.length > 0 ? "seat_kinds" : "seats", "too_few_seats", { count: taken });
  }
  if (written.copies_stock !== null && written.copies_stock < opening.copies_ordered) {
    throw wrongField("copies_stock", "fewer_than_ordered", { count: opening.copies_ordered });
  }
  // Nobody named: whoever looked after it goes on doing so.
  const kept = form.contact === null ? opening.contact_user_id : written.contact_user_id;
  const contact_user_id = moves ? await contactThere(cx, form.category_id, kept) : kept;
  const columns = { ...written, contact_user_id };
  await touch(
    cx,
    { id: opening.id, category_id: form.category_id },
    { ...columns, version: opening.version + 1, updated_at: cx.now }
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
  await tellOf(cx, opening, { ...opening, ...columns });
  return { columns, kinds };
}

async function tellOf(cx: Cx<TasksDatabase, Viewer>, opening: Judged, changed: Omit<Judged, "skills">): Promise<void> {
  const holders = await holdersOf(cx, opening.id);
  await expectWord(cx, changed, holders);
  await expectReminders(cx, changed, holders);
  await expectShortage(cx, changed);
  await expectEntries(cx, changed, opening);
  if (MATTERS.some((key) => opening[key] !== changed[key])) {
    await tell(cx, changed, "changed", {
      key: `changed:${opening.id}:${opening.version + 1}`,
      user_ids: holders.map(({ user_id }) => user_id),
      values: { name: nameOf(cx, cx.viewer) },
    });
  }
  if (opening.answered_by === "not_yet" && changed.answered_by !== "not_yet") {
    await tellFollowers(cx, changed);
  }
  if (changed.contact_user_id !== opening.contact_user_id) {
    await tell(cx, changed, "looks_after", {
      key: `looks-after:${opening.id}`,
      once_a_day: true,
      user_ids: [changed.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
  }
  publishWaits(cx, [opening.contact_user_id, changed.contact_user_id, ...holders.map(({ user_id }) => user_id)]);
}
