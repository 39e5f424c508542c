/** What staff do with a text that should not stand: hide it, show it again, delete it. Each is in the staff log. */
import { demand, forgetNotices, publishWaits, record, schema, staffLog, type Cx, type Viewer } from "coop-core/server";
import type { Updateable } from "kysely";
import * as v from "valibot";
import { write } from "../../acts";
import { endClaim } from "../../claim/end";
import type { OpeningsTable, TasksDatabase } from "../../tables";
import { nameOf, tell, touch, viewNow } from "../changed";
import { mayModerate, POLICY_REFUSALS, type Judged } from "../policy";
import { holdersOf, lockOpening } from "../rows";
import { OpeningView } from "../view";

const input = v.strictObject({ opening_id: schema.id });
const refuses = { staff_only: POLICY_REFUSALS.staff_only };

async function moderate(
  cx: Cx<TasksDatabase, Viewer>,
  openingId: number,
  kind: "opening_hidden" | "opening_unhidden" | "opening_deleted",
  columns: Updateable<OpeningsTable>
): Promise<Judged> {
  const opening = await lockOpening(cx, openingId);
  demand(mayModerate(cx.viewer));
  await record(cx, { kind, subject_kind: "opening", subject_id: opening.id, category_id: opening.category_id });
  await staffLog(cx, `coop_${kind}`, { opening_id: opening.id });
  await touch(cx, opening, { ...columns, updated_at: cx.now });
  if (kind !== "opening_unhidden") {
    await forgetNotices(cx, { path: `/board/${opening.id}` });
  }
  return opening;
}

export const hideOpening = write({
  summary: "For staff: hides an opening from everybody but staff.",
  input,
  output: OpeningView,
  refuses,
  async run({ opening_id }, cx) {
    await moderate(cx, opening_id, "opening_hidden", { hidden_at: cx.now });
    return viewNow(cx, opening_id);
  },
});

export const unhideOpening = write({
  summary: "For staff: shows a hidden opening again.",
  input,
  output: OpeningView,
  refuses,
  async run({ opening_id }, cx) {
    await moderate(cx, opening_id, "opening_unhidden", { hidden_at: null });
    return viewNow(cx, opening_id);
  },
});

export const deleteOpening = write({
  summary: "For staff: deletes an opening; its places are given back and its texts are blanked.",
  input,
  output: v.object({ deleted: v.literal(true) }),
  refuses,
  async run({ opening_id }, cx) {
    const opening = await moderate(cx, opening_id, "opening_deleted", {
      deleted_at: cx.now,
      ...{ title: "", note: null, description_raw: "", description_cooked: "", place: null, time_words: null },
      answered_by: "not_yet",
      link: null,
    });
    const holders = await holdersOf(cx, opening.id);
    for (const claim of holders) {
      await endClaim(cx, opening, claim, "released", "deleted");
    }
    await tell(cx, opening, "withdrawn", {
      key: `deleted:${opening.id}`,
      user_ids: holders.map(({ user_id }) => user_id),
      values: { name: nameOf(cx) },
      unnamed: true,
    });
    publishWaits(cx, [opening.contact_user_id, ...holders.map(({ user_id }) => user_id)]);
    return { deleted: true as const };
  },
});
