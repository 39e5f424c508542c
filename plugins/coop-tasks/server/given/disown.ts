/** “That was not me”, of whatever stands in a record. What was chosen or sent stays so; only whose it was does not count. */
import { demand, type Cx, type Viewer } from "coop-core/server";
import { endClaim } from "../claim/end";
import { findClaim } from "../claim/rows";
import { recordEntry } from "../entry/end";
import { findEntry, updateEntries } from "../entry/rows";
import type { Judged } from "../opening/policy";
import { recordParcel } from "../parcel/end";
import { findParcel, updateParcels } from "../parcel/rows";
import type { TasksDatabase } from "../tables";
import { claimOfThings } from "../thing/rows";
import { mayDisownClaim, mayDisownEntry, mayDisownParcel } from "./policy";
import { lockOwn } from "./rows";
import type { Source } from "./sources";

type OwnCx = Cx<TasksDatabase, Viewer>;

export const disown: Record<Source, (cx: OwnCx, id: number) => Promise<Judged>> = {
  async claim(cx, id) {
    const { row: claim, opening } = await lockOwn(cx, () => findClaim(cx, id));
    const thing = await claimOfThings(cx, opening.id, cx.viewer.id);
    demand(mayDisownClaim(cx.viewer, claim, thing?.id === claim.id));
    await endClaim(cx, opening, claim, "released", "not_theirs");
    return opening;
  },

  async entry(cx, id) {
    const { row: entry, opening } = await lockOwn(cx, () => findEntry(cx, id));
    demand(mayDisownEntry(cx.viewer, entry, opening));
    await updateEntries(cx, [id], { disowned: true });
    await recordEntry(cx, "entry_disowned", entry);
    return opening;
  },

  async parcel(cx, id) {
    const { row: parcel, opening } = await lockOwn(cx, () => findParcel(cx, id));
    demand(mayDisownParcel(cx.viewer, parcel));
    await updateParcels(cx, [id], { disowned: true });
    await recordParcel(cx, "parcel_disowned", parcel);
    return opening;
  },
};
