/** What staff do with a text that should not stand: hide it, show it again, delete it. Each is in the staff log. */
import {
  demand,
  forgetNotices,
  nameOf,
  publishWaits,
  settleFlags,
  staffLog,
  type Cx,
  type Person,
  type Viewer,
} from "coop-core/server";
import type { Updateable } from "kysely";
import { endApplications } from "../application/end";
import { endEveryClaim } from "../claim/end";
import { blankHandovers } from "../handover/take-down";
import { endEntries } from "../entry/end";
import { endParcels } from "../parcel/end";
import { NO_COPIES } from "../parcel/form";
import { forgetDetails } from "../parcel/rows";
import { dropPins } from "../pin/rows";
import type { OpeningsTable, TasksDatabase } from "../tables";
import { removeTemplate } from "../template/rows";
import { endSeriesOf } from "../series/following";
import { keepAhead } from "../series/make";
import { lockSeriesOf } from "../series/rows";
import { forgetThings } from "../thing/end";
import { endLine } from "../waiting/end";
import { tell, touch } from "./changed";
import { writeChecklist } from "./checklist";
import { forgetFollowers } from "./followers";
import { mayModerate, type Judged } from "./policy";
import { recordOf } from "./record";
import { lockOpening } from "./rows";

type By = Pick<Person, "id" | "username" | "name">;

/** The opening, locked, for somebody of the staff. */
export async function openingForStaff(cx: Cx<TasksDatabase, Viewer>, openingId: number): Promise<Judged> {
  await lockSeriesOf(cx, openingId);
  const opening = await lockOpening(cx, openingId);
  demand(mayModerate(cx.viewer));
  return opening;
}

async function moderate(
  cx: Cx<TasksDatabase>,
  opening: Judged,
  by: By,
  kind: "opening_hidden" | "opening_unhidden" | "opening_deleted",
  columns: Updateable<OpeningsTable>
): Promise<void> {
  await recordOf(cx, opening, kind, { actor_id: by.id });
  await staffLog(cx, `coop_${kind}`, { opening_id: opening.id }, by.id);
  await touch(cx, opening, { ...columns, updated_at: cx.now });
}

/** What was told of it with its title is taken back, nobody waits for it, and whoever flagged it was right. */
async function takeDown(cx: Cx<TasksDatabase>, opening: Judged, by: By, outcome: "hide" | "remove"): Promise<void> {
  await forgetNotices(cx, { path: `/board/${opening.id}` });
  await endLine(cx, opening, outcome === "hide" ? "hidden" : "deleted", { unnamed: true });
  await endApplications(cx, opening, outcome === "hide" ? "hidden" : "deleted", { unnamed: true });
  await endParcels(cx, opening, outcome === "hide" ? "hidden" : "deleted", { unnamed: true });
  await settleFlags(cx, "opening", opening.id, { outcome, by: by.id });
}

export async function hide(cx: Cx<TasksDatabase>, opening: Judged, by: By): Promise<void> {
  await moderate(cx, opening, by, "opening_hidden", { hidden_at: cx.now });
  await takeDown(cx, opening, by, "hide");
}

/** Where it comes again, what rested meanwhile is made now. */
export async function unhide(cx: Cx<TasksDatabase>, opening: Judged, by: By): Promise<void> {
  await moderate(cx, opening, by, "opening_unhidden", { hidden_at: null });
  const series = await lockSeriesOf(cx, opening.id);
  if (series) {
    await keepAhead(cx, series);
  }
}

/** Its places are given back and its texts are blanked. */
export async function remove(cx: Cx<TasksDatabase>, opening: Judged, by: By): Promise<void> {
  await moderate(cx, opening, by, "opening_deleted", {
    deleted_at: cx.now,
    ...{ title: "", note: null, description_raw: "", description_cooked: "", place: null, time_words: null },
    ...{ skills: "[]", campaign: null },
    ...{ rate: null, days: null, needs: null, ticks: null },
    answered_by: "not_yet",
    link: null,
    ...{ once_for: null, filed_in: null, filed_under: null },
    ...NO_COPIES,
    chooser_group_id: null,
    ...{ closes_on: null, closes_at: null },
  });
  await takeDown(cx, opening, by, "remove");
  await writeChecklist(cx, opening.id, []);
  await forgetFollowers(cx, opening.id);
  await forgetThings(cx, opening.id);
  await forgetDetails(cx, opening.id);
  await endEntries(cx, opening, "deleted");
  await dropPins(cx, opening.id, "all");
  await removeTemplate(cx, opening.id);
  await endSeriesOf(cx, opening.id);
  await blankHandovers(cx, opening, by.id);
  const letGo = await endEveryClaim(cx, opening, "deleted");
  await tell(cx, opening, "withdrawn", {
    key: `deleted:${opening.id}`,
    user_ids: letGo,
    values: { name: nameOf(cx, by) },
    unnamed: true,
  });
  publishWaits(cx, [opening.contact_user_id, ...letGo]);
}
