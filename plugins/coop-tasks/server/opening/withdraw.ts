/** An opening comes off the board: whoever held a place, waited or asked for one is told. */
import { nameOf, publishWaits, type Cx, type Viewer } from "coop-core/server";
import { endApplications } from "../application/end";
import { endEveryClaim } from "../claim/end";
import { entriesOn } from "../entry/rows";
import { endParcels } from "../parcel/end";
import type { TasksDatabase } from "../tables";
import { endLine } from "../waiting/end";
import { tell, touch } from "./changed";
import type { Judged } from "./policy";
import { recordOf } from "./record";

/** Its row is locked, and that it may be withdrawn was judged by the caller. */
export async function withdraw(cx: Cx<TasksDatabase, Viewer>, opening: Judged): Promise<void> {
  await touch(cx, opening, { withdrawn_at: cx.now, updated_at: cx.now, version: opening.version + 1 });
  const letGo = await endEveryClaim(cx, opening, "withdrawn");
  await endLine(cx, opening, "withdrawn");
  await endApplications(cx, opening, "withdrawn");
  await endParcels(cx, opening, "withdrawn");
  const entrants = (await entriesOn(cx, opening.id)).map(({ user_id }) => user_id);
  await recordOf(cx, opening, "opening_withdrawn");
  await tell(cx, opening, "withdrawn", {
    key: `withdrawn:${opening.id}:${opening.version}`,
    user_ids: [...letGo, ...entrants, opening.contact_user_id],
    values: { name: nameOf(cx, cx.viewer) },
  });
  publishWaits(cx, [opening.contact_user_id, ...letGo]);
}
