/** What becomes of orders when people and their rights go. */
import type { Cx } from "coop-core/server";
import { touch } from "../opening/changed";
import { endFromOutside } from "../opening/from-outside";
import type { TasksDatabase } from "../tables";
import { endParcels } from "./end";
import type { OverReason, Parcel } from "./parcel";
import { everyOrdered, lockAnyParcel, orderedBy } from "./rows";

type JobCx = Cx<TasksDatabase, null>;

async function letGo(cx: JobCx, { id }: Pick<Parcel, "id">, reason: OverReason): Promise<void> {
  const found = await lockAnyParcel(cx, id);
  if (found?.parcel.state === "ordered") {
    await endParcels(cx, found.opening, reason, { only: new Set([found.parcel.user_id]), unnamed: true });
    await touch(cx, found.opening);
  }
}

/** Their own addresses are gone at once; those that were given to them, they do not see any more. */
export async function recipientRemoved(userId: number, cx: JobCx): Promise<void> {
  for (const parcel of await orderedBy(cx, userId)) {
    await letGo(cx, parcel, "account_removed");
  }
  await cx.db
    .updateTable("coop_parcels")
    .set({ details: null, details_for: null })
    .where("user_id", "=", userId)
    .execute();
  await cx.db.updateTable("coop_parcels").set({ details_for: null }).where("details_for", "=", userId).execute();
}

/** Where both have ordered the same, the order of the account that is left stands. */
export async function recipientsMerged(source: number, target: number, cx: JobCx): Promise<void> {
  const both = await orderedBy(cx, target);
  for (const parcel of await orderedBy(cx, source)) {
    if (both.some(({ opening_id }) => opening_id === parcel.opening_id)) {
      await letGo(cx, parcel, "accounts_merged");
    }
  }
  for (const column of ["user_id", "details_for"] as const) {
    await cx.db
      .updateTable("coop_parcels")
      .set({ [column]: target })
      .where(column, "=", source)
      .execute();
  }
}

/** Once a day: who sees a board no more is sent nothing from there. */
export async function reconcileParcels(cx: JobCx): Promise<void> {
  await endFromOutside(cx, everyOrdered(cx), (opening, reason, only) =>
    endParcels(cx, opening, reason, { only, unnamed: true })
  );
}
