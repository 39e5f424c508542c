/** SQL about how roles and tasks were left. */
import { notFound, type Cx, type Viewer } from "coop-core/server";
import { sql, type Selectable } from "kysely";
import { lockWithOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { HandoversTable, TasksDatabase } from "../tables";
import { seesNote } from "./policy";

type TasksCx = Cx<TasksDatabase>;
export type Handover = Selectable<HandoversTable>;

export const NOTES_SHOWN = 3;
const HOLDERS_SHOWN = 3;

const all = (cx: TasksCx) => cx.db.selectFrom("coop_handovers").selectAll();

/** The latest notes, those hidden too. */
export const notesOn = (cx: TasksCx, openingId: number): Promise<Handover[]> =>
  all(cx)
    .where("opening_id", "=", openingId)
    .where("text", "is not", null)
    .orderBy("changed_at", "desc")
    .orderBy("id", "desc")
    .limit(NOTES_SHOWN * 2)
    .execute();

export const handoverOf = (cx: TasksCx, openingId: number, userId: number): Promise<Handover | undefined> =>
  all(cx).where("opening_id", "=", openingId).where("user_id", "=", userId).executeTakeFirst();

export const handoversOn = (cx: TasksCx, openingId: number): Promise<Handover[]> =>
  all(cx).where("opening_id", "=", openingId).orderBy("id").execute();

export const handoverById = (cx: TasksCx, id: number): Promise<Handover | undefined> =>
  all(cx).where("id", "=", id).executeTakeFirst();

/** Those who held it last, hold it no more and agreed to be named; the latest first. */
export const lastHolders = async (cx: TasksCx, openingId: number): Promise<number[]> =>
  (
    await cx.db
      .selectFrom("coop_handovers as h")
      .innerJoin("coop_claims as c", (join) =>
        join.onRef("c.opening_id", "=", "h.opening_id").onRef("c.user_id", "=", "h.user_id")
      )
      .select("c.user_id")
      .where("h.opening_id", "=", openingId)
      .where("h.named", "=", true)
      .groupBy("c.user_id")
      .having(sql<boolean>`bool_and(c.state <> 'held')`)
      .orderBy(sql`max(c.ends_at)`, "desc")
      .limit(HOLDERS_SHOWN)
      .execute()
  ).map(({ user_id }) => user_id);

/** Has this person ever held a place? */
export const hasHeld = async (cx: TasksCx, openingId: number, userId: number): Promise<boolean> =>
  (await cx.db
    .selectFrom("coop_claims")
    .select("id")
    .where("opening_id", "=", openingId)
    .where("user_id", "=", userId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export async function keepHandover(
  cx: Cx<TasksDatabase, Viewer>,
  opening_id: number,
  said: Pick<Handover, "text" | "named">
): Promise<Handover> {
  const columns = { ...said, changed_at: cx.now };
  return cx.db
    .insertInto("coop_handovers")
    .values({ opening_id, user_id: cx.viewer.id, hidden_at: null, ...columns })
    .onConflict((conflict) => conflict.columns(["opening_id", "user_id"]).doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateHandover(
  cx: TasksCx,
  id: number,
  changed: Partial<Pick<Handover, "text" | "named" | "hidden_at">>
): Promise<void> {
  await cx.db.updateTable("coop_handovers").set(changed).where("id", "=", id).execute();
}

/** With its opening, whose row is locked first. @throws Refusal 404 where either is not seen */
export async function lockHandover(
  cx: Cx<TasksDatabase, Viewer>,
  id: number
): Promise<{ handover: Handover; opening: Judged }> {
  const { row: handover, opening } = await lockWithOpening(cx, () => handoverById(cx, id));
  if (!seesNote(cx.viewer, handover)) {
    throw notFound();
  }
  return { handover, opening };
}

/** The account is gone; what it knew stays, and nobody is named. */
export async function authorRemoved(cx: TasksCx, userId: number): Promise<void> {
  await cx.db
    .updateTable("coop_handovers")
    .set({ user_id: null, named: false })
    .where("user_id", "=", userId)
    .execute();
}

/** What the account that is left has written itself, stands; the other's stays without a name. */
export async function authorsMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  await cx.db
    .updateTable("coop_handovers as h")
    .set({ user_id: target })
    .where("user_id", "=", source)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("coop_handovers as own")
            .select("own.id")
            .whereRef("own.opening_id", "=", "h.opening_id")
            .where("own.user_id", "=", target)
        )
      )
    )
    .execute();
  await authorRemoved(cx, source);
}
