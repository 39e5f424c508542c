/** What becomes of offered help when accounts go or are merged, and what no event told of. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import { findAnyOpening, lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { giveHelp } from "./account";
import { changed, tellSeers } from "./changed";
import { settleHelp } from "./end";
import { forgetEmails } from "./mailbox";
import { deleteHelp, helpForOnePerson, lockHelp } from "./rows";

type JobCx = Cx<TasksDatabase, null>;

/** The fact's subject is the opening: its people, its state or its place on the boards has changed. */
export async function settleAfter({ subject_id }: { subject_id: number }, cx: JobCx): Promise<void> {
  const opening = await lockAnyOpening(cx, subject_id);
  if (opening) {
    await settleHelp(cx, opening);
  }
}

/** What was confirmed while nobody saw the opening is told now. */
export async function tellOfHelp({ subject_id }: { subject_id: number }, cx: JobCx): Promise<void> {
  const opening = await findAnyOpening(cx, subject_id);
  const offered = opening ? await helpForOnePerson(cx, subject_id) : [];
  for (const help of offered.filter(({ state }) => state === "open")) {
    await tellSeers(cx, help, opening, "help_offered");
  }
}

/** What they offered goes with them; what was offered to them is settled, since they look after nothing any more. */
export async function helperRemoved(user_id: number, cx: JobCx): Promise<void> {
  const own = await cx.db.selectFrom("coop_help").select("id").where("user_id", "=", user_id).orderBy("id").execute();
  for (const { id } of own) {
    const found = await lockHelp(cx, id);
    if (found) {
      await deleteHelp(cx, id);
      await changed(cx, { ...found.help, user_id: null }, found.opening, "taken_back");
    }
  }
  await cx.db.updateTable("coop_help").set({ answered_by: null }).where("answered_by", "=", user_id).execute();
  await settleStranded(cx);
}

export async function helpersMerged(source_user_id: number, target_user_id: number, cx: JobCx): Promise<void> {
  for (const column of ["user_id", "for_user_id", "answered_by"] as const) {
    await cx.db
      .updateTable("coop_help")
      .set({ [column]: target_user_id })
      .where(column, "=", source_user_id)
      .execute();
  }
}

/** Wherever somebody who does not look after an opening any more, or one that is gone, still stands with an offer. */
export async function settleStranded(cx: JobCx): Promise<void> {
  const openings = await cx.db
    .selectFrom("coop_help as h")
    .innerJoin("coop_openings as o", "o.id", "h.opening_id")
    .select("o.id")
    .distinct()
    .where("h.for_user_id", "is not", null)
    .where("h.state", "<>", "over")
    .where(
      sql<boolean>`(o.contact_user_id IS DISTINCT FROM h.for_user_id OR o.withdrawn_at IS NOT NULL OR o.deleted_at IS NOT NULL)`
    )
    .orderBy("o.id")
    .execute();
  for (const { id } of openings) {
    await settleAfter({ subject_id: id }, cx);
  }
}

export async function reconcileHelp(cx: JobCx): Promise<void> {
  await settleStranded(cx);
  await giveHelp(cx);
  await forgetEmails(cx);
  await cx.db
    .deleteFrom("coop_help")
    .where("state", "=", "over")
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM coop_due WHERE kind = 'mail_letter' AND state = 'waiting'
        AND key = 'tasks:help-letter:' || coop_help.id || ':over')`
    )
    .execute();
}
