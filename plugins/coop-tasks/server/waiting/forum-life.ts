/** What becomes of those who wait when people, their rights and boards go. */
import { isSeenByUser, type Cx } from "coop-core/server";
import { sql } from "kysely";
import { touch } from "../opening/changed";
import { lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { endWaiting, tellOver } from "./end";
import { passOn, seatFreed } from "./next";
import { lockAnyWaiting } from "./rows";
import { isLastDay } from "./times";
import type { OverReason, Waiting } from "./waiting";

type JobCx = Cx<TasksDatabase, null>;

/** What was given to somebody who is gone is for nobody. */
export async function forgetContactsFor(cx: JobCx, userId: number): Promise<void> {
  await cx.db
    .updateTable("coop_waiting")
    .set({ contact_detail: null, contact_for: null })
    .where("contact_for", "=", userId)
    .execute();
}

/** Everywhere where this person waits or is asked. */
export const waitingOf = (cx: JobCx, userId: number): Promise<Waiting[]> =>
  cx.db
    .selectFrom("coop_waiting")
    .selectAll()
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .orderBy("opening_id")
    .execute();

/** Takes somebody out of a line; a place that was held for them goes on. */
export async function leaveLine(
  cx: JobCx,
  { id }: Pick<Waiting, "id">,
  reason: OverReason,
  user_id?: number
): Promise<void> {
  const found = await lockAnyWaiting(cx, id);
  if (!found || found.waiting.ended_at !== null) {
    return;
  }
  const { waiting, opening } = found;
  await endWaiting(cx, opening, [{ ...waiting, user_id: user_id ?? waiting.user_id }], "over", reason);
  if (waiting.state === "offered") {
    await passOn(cx, opening);
  }
  if (reason === "access_ended") {
    await tellOver(cx, opening, [waiting], { unnamed: true });
  }
  await touch(cx, opening);
}

/** Of two in one line the one who is asked stays, or else the one who came first. */
const staysOf = (a: Waiting, b: Waiting): Waiting =>
  a.state === b.state ? (a.id < b.id ? a : b) : a.state === "offered" ? a : b;

/** Nobody stands in one line twice, or waits for what they hold; what was waited for goes on under the account that is left. */
export async function mergeInLine(cx: JobCx, source: number, target: number): Promise<void> {
  const held = await cx.db
    .selectFrom("coop_claims")
    .select("opening_id")
    .where("user_id", "in", [source, target])
    .where("state", "=", "held")
    .execute();
  const all = [...(await waitingOf(cx, source)), ...(await waitingOf(cx, target))];
  for (const waiting of all) {
    const other = all.find(({ id, opening_id }) => id !== waiting.id && opening_id === waiting.opening_id);
    const holds = held.some(({ opening_id }) => opening_id === waiting.opening_id);
    if (holds || (other && staysOf(waiting, other) !== waiting)) {
      await leaveLine(cx, waiting, "accounts_merged", target);
    }
  }
  await cx.db.updateTable("coop_waiting").set({ user_id: target }).where("user_id", "=", source).execute();
  await cx.db.updateTable("coop_waiting").set({ contact_for: target }).where("contact_for", "=", source).execute();
}

/** Once a day: who sees a board no more waits there no more, and who can be asked again is asked. */
export async function reconcileLine(cx: JobCx): Promise<void> {
  const shutOut = await cx.db
    .selectFrom("coop_waiting as w")
    .innerJoin("coop_openings as o", "o.id", "w.opening_id")
    .innerJoin("users", "users.id", "w.user_id")
    .innerJoin("categories as k", "k.id", "o.category_id")
    .select(["w.id"])
    .where("w.ended_at", "is", null)
    .where((e) => e.not(isSeenByUser(cx, sql.ref("o.category_id"))))
    .orderBy("w.opening_id")
    .execute();
  for (const waiting of shutOut) {
    await leaveLine(cx, waiting, "access_ended");
  }
  const waitedFor = await cx.db
    .selectFrom("coop_waiting")
    .select("opening_id")
    .distinct()
    .where("state", "=", "waiting")
    .orderBy("opening_id")
    .execute();
  for (const { opening_id } of waitedFor) {
    const opening = await lockAnyOpening(cx, opening_id);
    // On the last day everybody has been told already.
    if (opening && !isLastDay(opening, cx.now)) {
      await seatFreed(cx, opening);
    }
  }
}
