/** SQL about copies that were ordered. */
import { isStaff, type Cx, type Viewer } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import { demandSight } from "../opening/contact-person";
import { isVisible, lockWithAnyOpening, lockWithOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { ParcelsTable, TasksDatabase } from "../tables";
import type { Parcel } from "./parcel";

type TasksCx = Cx<TasksDatabase>;

const all = (cx: TasksCx) => cx.db.selectFrom("coop_parcels").selectAll();
const byId = (cx: TasksCx, id: number) => all(cx).where("id", "=", id);

export const findParcel = (cx: TasksCx, id: number): Promise<Parcel | undefined> => byId(cx, id).executeTakeFirst();

/** An order with its opening, whose row is locked first. @throws Refusal 404 */
export async function lockParcel(
  cx: Cx<TasksDatabase, Viewer>,
  id: number
): Promise<{ parcel: Parcel; opening: Judged }> {
  const { row, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  demandSight(cx.viewer, row, opening);
  return { parcel: row, opening };
}

/** For jobs, which have no viewer. */
export async function lockAnyParcel(cx: TasksCx, id: number): Promise<{ parcel: Parcel; opening: Judged } | undefined> {
  const found = await lockWithAnyOpening(cx, () => byId(cx, id).executeTakeFirst());
  return found && { parcel: found.row, opening: found.opening };
}

export async function insertParcel(cx: TasksCx, row: Insertable<ParcelsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_parcels").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateParcels(
  cx: TasksCx,
  ids: readonly number[],
  changed: Updateable<ParcelsTable>
): Promise<void> {
  if (ids.length > 0) {
    await cx.db.updateTable("coop_parcels").set(changed).where("id", "in", ids).execute();
  }
}

/** The opening is deleted, and every address with it. */
export async function forgetDetails(cx: TasksCx, openingId: number): Promise<void> {
  await cx.db
    .updateTable("coop_parcels")
    .set({ details: null, details_for: null })
    .where("opening_id", "=", openingId)
    .execute();
}

/** Those that are to be sent, in order of arrival. */
export const orderedOn = (cx: TasksCx, openingId: number): Promise<Parcel[]> =>
  all(cx).where("opening_id", "=", openingId).where("state", "=", "ordered").orderBy("id").execute();

export const orderedBy = (cx: TasksCx, userId: number): Promise<Parcel[]> =>
  all(cx).where("user_id", "=", userId).where("state", "=", "ordered").orderBy("opening_id").execute();

/** Of one person or of all: what is to be sent in order of arrival, then what was sent lately. */
export const parcelsOn = (cx: TasksCx, openingId: number, userId: number | null, limit: number): Promise<Parcel[]> =>
  all(cx)
    .where("opening_id", "=", openingId)
    .where("state", "in", userId === null ? ["ordered", "sent"] : ["ordered", "sent", "declined", "over"])
    .$if(userId !== null, (q) => q.where("user_id", "=", userId!))
    .orderBy(sql`state <> 'ordered'`)
    .orderBy(sql`CASE WHEN state = 'ordered' THEN id ELSE -id END`)
    .limit(limit)
    .execute();

/** What somebody has to send. */
export const waitingToBeSent = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_parcels as p")
    .innerJoin("coop_openings as o", "o.id", "p.opening_id")
    .innerJoin("users as u", "u.id", "p.user_id")
    .select(["p.id", "p.opening_id", "p.copies", "o.title", "u.name", "u.username"])
    .where("o.contact_user_id", "=", cx.viewer.id)
    .where("p.state", "=", "ordered")
    .where(isVisible(cx.viewer))
    .orderBy("p.id")
    .limit(limit)
    .execute();

/** Whoever looks after it now does not know where to send it to. */
export const askedForDetails = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_parcels as p")
    .innerJoin("coop_openings as o", "o.id", "p.opening_id")
    .innerJoin("users as u", "u.id", "o.contact_user_id")
    .select(["p.id", "p.opening_id", "o.title", "u.name", "u.username"])
    .where("p.user_id", "=", cx.viewer.id)
    .where("p.state", "=", "ordered")
    .where("p.details_for", "is distinct from", sql<number>`o.contact_user_id`)
    .where("o.contact_user_id", "<>", cx.viewer.id)
    .where(isVisible(cx.viewer))
    .orderBy("p.id")
    .limit(limit)
    .execute();

export const everyOrdered = (cx: TasksCx) =>
  cx.db.selectFrom("coop_parcels").select(["opening_id", "user_id"]).where("state", "=", "ordered");

/** What a group is called, where the viewer may know: everybody may, or they are in it, or staff. */
export async function nameOfGroup(cx: TasksCx, id: number): Promise<string | null> {
  const group = await cx.db
    .selectFrom("groups")
    .select(["name", "full_name"])
    .where("id", "=", id)
    .where((e) =>
      e.or([
        e("visibility_level", "=", 0),
        e("id", "in", [0, ...(cx.viewer?.group_ids ?? [])]),
        sql<boolean>`${cx.viewer !== null && isStaff(cx.viewer)}::boolean`,
      ])
    )
    .executeTakeFirst();
  return group ? group.full_name || group.name : null;
}
