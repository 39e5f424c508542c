/** How many e-mails one mailbox gets by offers of help: anybody can give anybody's address there. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";
import { MOST_A_DAY } from "./help";

type TasksCx = Cx<TasksDatabase>;

const PURPOSE = "tasks:help-mailbox";
const WITHOUT_DOTS = ["gmail.com", "googlemail.com"];

/** As Discourse tells mailboxes apart: what follows a plus is of the same one, and at Gmail dots are nothing. */
export function mailboxOf(email: string): string {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const name = local.replace(/\+.*/, "");
  return `${WITHOUT_DOTS.includes(domain) ? name.replaceAll(".", "") : name}@${domain}`;
}

/** Counts one more, whatever becomes of the offer. @returns false where there were as many within a day */
export async function countEmail(cx: TasksCx, email: string): Promise<boolean> {
  const mailbox = await cx.scope.ports.sign(PURPOSE, mailboxOf(email));
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${mailbox}::text, 235))::text`.execute(cx.db);
  const { count } = await cx.db
    .selectFrom("coop_help_emails")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("mailbox", "=", mailbox)
    .where(isOfToday(cx))
    .executeTakeFirstOrThrow();
  if (count >= MOST_A_DAY) {
    return false;
  }
  await cx.db.insertInto("coop_help_emails").values({ mailbox, ordered_at: cx.now }).execute();
  return true;
}

const isOfToday = ({ now }: TasksCx) => sql<boolean>`ordered_at > ${now}::timestamptz - interval '1 day'`;

/** Those that count no more. */
export async function forgetEmails(cx: TasksCx): Promise<void> {
  await cx.db
    .deleteFrom("coop_help_emails")
    .where((e) => e.not(isOfToday(cx)))
    .execute();
}
