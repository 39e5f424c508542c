/** SQL about those who ask for places. */
import type { Cx, Viewer } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import { demandSight } from "../opening/contact-person";
import { isVisible, lockWithAnyOpening, lockWithOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { ApplicationsTable, TasksDatabase } from "../tables";
import type { Application } from "./application";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_applications").selectAll().where("id", "=", id);

export const findApplication = (cx: TasksCx, id: number): Promise<Application | undefined> =>
  byId(cx, id).executeTakeFirst();

/**
 * An application with its opening, whose row is locked first.
 * @throws Refusal 404 for everybody but whoever asked and whoever answers
 */
export async function lockApplication(
  cx: Cx<TasksDatabase, Viewer>,
  id: number
): Promise<{ application: Application; opening: Judged }> {
  const { row, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  demandSight(cx.viewer, row, opening);
  return { application: row, opening };
}

/** For jobs, which have no viewer. */
export async function lockAnyApplication(
  cx: TasksCx,
  id: number
): Promise<{ application: Application; opening: Judged } | undefined> {
  const found = await lockWithAnyOpening(cx, () => byId(cx, id).executeTakeFirst());
  return found && { application: found.row, opening: found.opening };
}

export async function insertApplication(cx: TasksCx, row: Insertable<ApplicationsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_applications").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateApplications(
  cx: TasksCx,
  ids: readonly number[],
  changed: Updateable<ApplicationsTable>
): Promise<void> {
  if (ids.length > 0) {
    await cx.db.updateTable("coop_applications").set(changed).where("id", "in", ids).execute();
  }
}

/** What became of this person's last application there, or where it stands. */
export const latestApplicationOf = (cx: TasksCx, openingId: number, userId: number): Promise<Application | undefined> =>
  cx.db
    .selectFrom("coop_applications")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("user_id", "=", userId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Those without an answer, in order of arrival. */
export const askedOn = (cx: TasksCx, openingId: number): Promise<Application[]> =>
  cx.db
    .selectFrom("coop_applications")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("state", "=", "asked")
    .orderBy("id")
    .execute();

/** For whoever answers: those without an answer, then what was answered lately. */
export const applicationsOn = (cx: TasksCx, openingId: number, limit: number): Promise<Application[]> =>
  cx.db
    .selectFrom("coop_applications")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where((e) => e.or([e("state", "=", "asked"), e("words", "is not", null)]))
    .orderBy(sql`state <> 'asked'`)
    .orderBy("id")
    .limit(limit)
    .execute();

/** What somebody is asked to answer. */
export const askedOfPerson = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_applications as a")
    .innerJoin("coop_openings as o", "o.id", "a.opening_id")
    .innerJoin("users as u", "u.id", "a.user_id")
    .select(["a.id", "a.opening_id", "o.title", "u.name", "u.username"])
    .where("o.contact_user_id", "=", cx.viewer.id)
    .where("a.state", "=", "asked")
    .where(isVisible(cx.viewer))
    .orderBy("a.id")
    .limit(limit)
    .execute();

/** Everything that one person asked for and nobody has answered. */
export const askedBy = (cx: TasksCx, userId: number): Promise<Application[]> =>
  cx.db
    .selectFrom("coop_applications")
    .selectAll()
    .where("user_id", "=", userId)
    .where("state", "=", "asked")
    .orderBy("opening_id")
    .execute();

export const everyAsked = (cx: TasksCx) =>
  cx.db.selectFrom("coop_applications").select(["opening_id", "user_id"]).where("state", "=", "asked");
