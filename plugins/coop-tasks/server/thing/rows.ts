/** SQL about things that were handed in. */
import type { Cx, Viewer } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import { demandSight } from "../opening/contact-person";
import type { Claim } from "../opening/opening";
import { isVisible, lockWithAnyOpening, lockWithOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { TasksDatabase, ThingsTable } from "../tables";
import type { Thing } from "./thing";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_things").selectAll().where("id", "=", id);

export const findThing = (cx: TasksCx, id: number): Promise<Thing | undefined> => byId(cx, id).executeTakeFirst();

/** A thing with its opening, whose row is locked first. @throws Refusal 404 */
export async function lockThing(cx: Cx<TasksDatabase, Viewer>, id: number): Promise<{ thing: Thing; opening: Judged }> {
  const { row, opening } = await lockWithOpening(cx, () => byId(cx, id).executeTakeFirst());
  demandSight(cx.viewer, row, opening);
  return { thing: row, opening };
}

/** For jobs, which have no viewer. */
export async function lockAnyThing(cx: TasksCx, id: number): Promise<{ thing: Thing; opening: Judged } | undefined> {
  const found = await lockWithAnyOpening(cx, () => byId(cx, id).executeTakeFirst());
  return found && { thing: found.row, opening: found.opening };
}

export async function insertThing(cx: TasksCx, row: Insertable<ThingsTable>): Promise<number> {
  const { id } = await cx.db.insertInto("coop_things").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export const updateThing = (cx: TasksCx, id: number, changed: Updateable<ThingsTable>) =>
  cx.db.updateTable("coop_things").set(changed).where("id", "=", id).execute();

export const claimById = (
  cx: TasksCx,
  id: number
): Promise<Pick<Claim, "id" | "user_id" | "state" | "ask_ends_at"> | undefined> =>
  cx.db
    .selectFrom("coop_claims")
    .select(["id", "user_id", "state", "ask_ends_at"])
    .where("id", "=", id)
    .executeTakeFirst();

/** With which things of this person count already. */
export const claimOfThings = (cx: TasksCx, openingId: number, userId: number): Promise<Pick<Claim, "id"> | undefined> =>
  cx.db
    .selectFrom("coop_things as t")
    .innerJoin("coop_claims as c", "c.id", "t.claim_id")
    .select("c.id")
    .where("t.opening_id", "=", openingId)
    .where("t.user_id", "=", userId)
    .where("t.state", "<>", "taken_back")
    .where("c.state", "=", "done")
    .orderBy("c.id")
    .limit(1)
    .executeTakeFirst();

/** Of one person: what stands, and of it what nobody has thanked for. */
export async function countThings(
  cx: TasksCx,
  openingId: number,
  userId: number
): Promise<{ standing: number; unthanked: number; last_thanked: number }> {
  const { standing, unthanked, last_thanked } = await cx.db
    .selectFrom("coop_things")
    .select((e) => [
      e.fn.countAll<number>().filterWhere("state", "<>", "taken_back").as("standing"),
      e.fn.max("id").filterWhere("thanked_at", "is not", null).as("last_thanked"),
      e.fn.countAll<number>().filterWhere("state", "=", "handed_in").as("unthanked"),
    ])
    .where("opening_id", "=", openingId)
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return { standing: Number(standing), unthanked: Number(unthanked), last_thanked: Number(last_thanked ?? 0) };
}

/** What stands, of one person or of all: what nobody has thanked for comes first. */
export const thingsOn = (cx: TasksCx, openingId: number, userId: number | null, limit: number): Promise<Thing[]> =>
  cx.db
    .selectFrom("coop_things")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("state", "<>", "taken_back")
    .$if(userId !== null, (q) => q.where("user_id", "=", userId!))
    .orderBy(sql`state <> 'handed_in'`)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

/** What somebody has not thanked for yet. */
export const waitingForThanks = (cx: Cx<TasksDatabase, Viewer>, limit: number) =>
  cx.db
    .selectFrom("coop_things as t")
    .innerJoin("coop_openings as o", "o.id", "t.opening_id")
    .innerJoin("users as u", "u.id", "t.user_id")
    .select(["t.id", "t.opening_id", "o.title", "u.name", "u.username"])
    .where("o.contact_user_id", "=", cx.viewer.id)
    .where("t.state", "=", "handed_in")
    .where(isVisible(cx.viewer))
    .orderBy("t.id")
    .limit(limit)
    .execute();

const UNFILED = ["handed_in", "thanked", "filing", "with_staff"] as const;

/** Whose things are not filed. */
export const unfiledOn = (cx: TasksCx, openingId: number): Promise<{ user_id: number }[]> =>
  cx.db
    .selectFrom("coop_things")
    .select("user_id")
    .distinct()
    .where("opening_id", "=", openingId)
    .where("state", "in", UNFILED)
    .execute();

export const everyUnfiled = (cx: TasksCx) =>
  cx.db.selectFrom("coop_things").select(["opening_id", "user_id"]).where("state", "in", UNFILED);

/** A thing and how often it was filed. */
export type Filing = Pick<Thing, "id" | "filings">;

/** What was handed in by somebody, for an opening or for all of a category, and is not filed. @returns which they were */
export async function updateUnfiled(
  cx: TasksCx,
  of: { user_id: number } | { opening_id: number; user_ids?: readonly number[] } | { category_id: number },
  changed: Updateable<ThingsTable>
): Promise<Filing[]> {
  return cx.db
    .updateTable("coop_things")
    .set(changed)
    .where("state", "in", UNFILED)
    .where((e) =>
      "user_id" in of
        ? e("user_id", "=", of.user_id)
        : "opening_id" in of
          ? e.and([e("opening_id", "=", of.opening_id), ...(of.user_ids ? [e("user_id", "in", of.user_ids)] : [])])
          : e("opening_id", "in", e.selectFrom("coop_openings").select("id").where("category_id", "=", of.category_id))
    )
    .returning(["id", "filings"])
    .execute();
}

/** Whoever filed it has gone, and what was left with the forum's staff with them: it can be filed again. */
export const fileAgain = (cx: TasksCx, contactUserId: number) =>
  cx.db
    .updateTable("coop_things")
    .set({ state: "thanked" })
    .where("state", "=", "with_staff")
    .where((e) =>
      e("opening_id", "in", e.selectFrom("coop_openings").select("id").where("contact_user_id", "=", contactUserId))
    )
    .execute();

/** One account takes over what another has handed in; where both count, they count with the claim that is left. */
export async function giversMerged(cx: TasksCx, source: number, target: number): Promise<void> {
  const kept = sql<number>`(SELECT min(c.id) FROM coop_claims AS c WHERE c.opening_id = coop_things.opening_id
    AND c.user_id = ${target} AND c.state = 'done' AND c.reported)`;
  await cx.db
    .updateTable("coop_things")
    .set((e) => ({ user_id: target, claim_id: e.fn.coalesce(kept, "claim_id") }))
    .where("user_id", "=", source)
    .execute();
}
