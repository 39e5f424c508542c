/** SQL about what was entered for contests. */
import { notFound, type Cx, type Viewer } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import { isVisible, lockWithOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { EntriesTable, TasksDatabase } from "../tables";
import type { Entry } from "./entry";
import { seesEntry } from "./policy";

type TasksCx = Cx<TasksDatabase>;

const all = (cx: TasksCx) => cx.db.selectFrom("coop_entries").selectAll();
const byId = (cx: TasksCx, id: number) => all(cx).where("id", "=", id);

export const findEntry = (cx: TasksCx, id: number): Promise<Entry | undefined> => byId(cx, id).executeTakeFirst();

/** @throws Refusal 404 for whoever does not see it */
export async function demandSightOfEntry(cx: Cx<TasksDatabase, Viewer>, entry: Entry, opening: Judged): Promise<void> {
  const entered = (await entriesOn(cx, opening.id)).some(({ user_id }) => user_id === cx.viewer.id);
  if (!seesEntry(cx.viewer, entry, opening, entered, cx.now)) {
    throw notFound();
  }
}

/** Of some nothing is left but that they were chosen, in the record of whoever entered them. */
const isThere = sql<boolean>`(title IS NOT NULL OR state = 'taken_back')`;

/** An entry with its opening, whose row is locked first. @throws Refusal 404 for whoever does not see it */
export async function lockEntry(cx: Cx<TasksDatabase, Viewer>, id: number): Promise<{ entry: Entry; opening: Judged }> {
  const { row: entry, opening } = await lockWithOpening(cx, () => byId(cx, id).where(isThere).executeTakeFirst());
  await demandSightOfEntry(cx, entry, opening);
  return { entry, opening };
}

export async function insertEntry(cx: TasksCx, row: Insertable<EntriesTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_entries").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateEntries(
  cx: TasksCx,
  ids: readonly number[],
  changed: Updateable<EntriesTable>
): Promise<void> {
  if (ids.length > 0) {
    await cx.db.updateTable("coop_entries").set(changed).where("id", "in", ids).execute();
  }
}

/** What stands: what is chosen first, then in order of arrival. */
export const entriesOn = (cx: TasksCx, openingId: number): Promise<Entry[]> =>
  all(cx)
    .where("opening_id", "=", openingId)
    .where("state", "<>", "taken_back")
    .where(isThere)
    .orderBy(sql`state <> 'chosen'`)
    .orderBy("id")
    .execute();

/** Everything that stands of one person. */
export const entriesOf = async (cx: TasksCx, userId: number): Promise<number[]> => {
  const rows = await cx.db
    .selectFrom("coop_entries")
    .select("id")
    .where("user_id", "=", userId)
    .where("state", "<>", "taken_back")
    .execute();
  return rows.map(({ id }) => id);
};

/** Without what was chosen and told. */
export const everyOpenEntry = (cx: TasksCx) =>
  cx.db
    .selectFrom("coop_entries as e")
    .innerJoin("coop_openings as o", "o.id", "e.opening_id")
    .select(["e.opening_id", "e.user_id"])
    .where("e.state", "<>", "taken_back")
    .where((x) => x.or([x("e.state", "=", "entered"), x("o.choice_told_at", "is", null)]));

/** Contests that are over and wait for somebody who chooses. */
export const waitingForChoice = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_openings as o")
    .innerJoin("coop_entries as e", "e.opening_id", "o.id")
    .select((x) => ["o.id", "o.title", x.fn.countAll<number>().as("count")])
    .where("o.answered_by", "=", "entry")
    .where("o.due_at", "<=", cx.now)
    .where("o.choice_told_at", "is", null)
    .where("o.withdrawn_at", "is", null)
    .where("e.state", "<>", "taken_back")
    .where((x) =>
      x.or([x("o.contact_user_id", "=", cx.viewer.id), x("o.chooser_group_id", "in", [0, ...cx.viewer.group_ids])])
    )
    .where(isVisible(cx.viewer))
    .groupBy(["o.id", "o.title"])
    .orderBy("o.id")
    .limit(limit)
    .execute();

/** What was chosen of somebody's, who has not said whether it may be shown. */
export const askedToBeShown = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_entries as e")
    .innerJoin("coop_openings as o", "o.id", "e.opening_id")
    .select(["e.id", "e.opening_id", "o.title"])
    .where("e.user_id", "=", cx.viewer.id)
    .where("e.state", "=", "chosen")
    .where("e.shown", "is", null)
    .where("e.title", "is not", null)
    .where("o.choice_told_at", "is not", null)
    .where(isVisible(cx.viewer))
    .orderBy("e.id")
    .limit(limit)
    .execute();
