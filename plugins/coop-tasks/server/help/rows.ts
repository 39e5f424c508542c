/** SQL about help that is offered. */
import { hasConfirmedAddress, notFound, type Cx } from "coop-core/server";
import { sql, type Insertable, type Updateable } from "kysely";
import { findOpening, isVisible, lockAnyOpening } from "../opening/rows";
import type { Judged } from "../opening/policy";
import type { HelpTable, TasksDatabase } from "../tables";
import type { Help } from "./help";

type TasksCx = Cx<TasksDatabase>;

const byId = (cx: TasksCx, id: number) => cx.db.selectFrom("coop_help").selectAll().where("id", "=", id);

export const findHelp = (cx: TasksCx, id: number): Promise<Help | undefined> => byId(cx, id).executeTakeFirst();

/**
 * The offer with its opening, whose row is locked first as everywhere; for jobs and
 * links, which see more than a viewer.
 */
export async function lockHelp(
  cx: TasksCx,
  id: number
): Promise<{ help: Help; opening: Judged | undefined } | undefined> {
  const seen = await findHelp(cx, id);
  const opening = seen?.opening_id ? await lockAnyOpening(cx, seen.opening_id) : undefined;
  const help = seen && (await byId(cx, id).forUpdate().executeTakeFirst());
  return help && { help, opening };
}

/** The opening that an offer is about if this viewer may see it. */
export async function seenOpening(cx: TasksCx, id: number | null): Promise<Judged | undefined> {
  const seen =
    id === null
      ? undefined
      : await cx.db
          .selectFrom("coop_openings as o")
          .select("o.id")
          .where("o.id", "=", id)
          .where(isVisible(cx.viewer))
          .executeTakeFirst();
  return seen && findOpening(cx, seen.id);
}

export const insertHelp = (cx: TasksCx, row: Insertable<HelpTable>): Promise<Help> =>
  cx.db.insertInto("coop_help").values(row).returningAll().executeTakeFirstOrThrow();

export const updateHelp = (cx: TasksCx, id: number, changed: Updateable<HelpTable>): Promise<Help> =>
  cx.db.updateTable("coop_help").set(changed).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

export async function deleteHelp(cx: TasksCx, id: number): Promise<void> {
  await cx.db.deleteFrom("coop_help").where("id", "=", id).execute();
}

/** Has this address offered help on the same opening already, which stands? */
export async function standsAlready(cx: TasksCx, { id, opening_id, email }: Help): Promise<boolean> {
  const other = await cx.db
    .selectFrom("coop_help")
    .select("id")
    .where("opening_id", "=", opening_id)
    .where(sql<string>`lower(email)`, "=", sql<string>`lower(${email}::text)`)
    .where("state", "in", ["open", "answered", "taken_up"])
    .where("id", "<>", id)
    .executeTakeFirst();
  return opening_id !== null && other !== undefined;
}

/** How many openings were suggested for it within a day; its row is locked. */
export async function countSuggested(cx: TasksCx, id: number): Promise<number> {
  const { count } = await cx.db
    .selectFrom("coop_facts")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("plugin", "=", "tasks")
    .where("subject_kind", "=", "help")
    .where("subject_id", "=", id)
    .where("kind", "=", "help_opening_suggested")
    .where(sql<boolean>`at > ${cx.now}::timestamptz - interval '1 day'`)
    .executeTakeFirstOrThrow();
  return count;
}

const MOST_SHOWN = 100;

/** What one person sees of an opening. */
export const helpOn = (cx: TasksCx, openingId: number, forUserId: number): Promise<Help[]> =>
  cx.db
    .selectFrom("coop_help")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("for_user_id", "=", forUserId)
    .where("state", "in", ["open", "answered", "taken_up", "declined"])
    .orderBy("id")
    .limit(MOST_SHOWN)
    .execute();

/** What was offered on an opening to one person, whoever that is. */
export const helpForOnePerson = (cx: TasksCx, openingId: number): Promise<Help[]> =>
  cx.db
    .selectFrom("coop_help")
    .selectAll()
    .where("opening_id", "=", openingId)
    .where("for_user_id", "is not", null)
    .where("state", "<>", "over")
    .orderBy("id")
    .forUpdate()
    .execute();

/** What the team sees, the newest first. */
export const helpForTeam = (cx: TasksCx) =>
  cx.db
    .selectFrom("coop_help")
    .where("for_user_id", "is", null)
    .where("state", "in", ["open", "answered", "taken_up", "declined"]);

/**
 * Gives what was offered from an address to the account of that address, if that
 * is confirmed; what an account has already stays there.
 * @returns what was given and to whom
 */
export async function giveToAccounts(
  cx: TasksCx,
  which: { user_id?: number; help_id?: number } = {}
): Promise<{ id: number; user_id: number }[]> {
  const given = await cx.db
    .updateTable("coop_help as h")
    .from("users")
    .set((e) => ({ user_id: e.ref("users.id") }))
    .where("h.user_id", "is", null)
    .where("h.state", "not in", ["unconfirmed", "over"])
    .where(hasConfirmedAddress(sql.ref("h.email")))
    .$if(which.user_id !== undefined, (q) => q.where("users.id", "=", which.user_id!))
    .$if(which.help_id !== undefined, (q) => q.where("h.id", "=", which.help_id!))
    .returning(["h.id", "h.user_id"])
    .execute();
  return given as { id: number; user_id: number }[];
}

/** @throws Refusal 404 */
export function demandThere<T>(found: T | undefined): T {
  if (found === undefined) {
    throw notFound();
  }
  return found;
}
