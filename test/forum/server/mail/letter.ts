/** An e-mail to an address that may be nobody's account, in the forum's own language. */
import type { Letter } from "../../../../plugins/coop-core/server/letters";
import type { Time } from "../due/worker";
import type { Forum } from "../forum";
import { deliver } from "./deliver";

/** As Discourse's sender: a forum whose mails are for staff alone still writes to theirs. */
async function isWanted({ db }: Forum, address: string, disabled: unknown): Promise<boolean> {
  if (disabled !== "non-staff") {
    return disabled !== "yes";
  }
  const staff = await db.sql`
    SELECT 1 FROM users JOIN user_emails ON user_emails.user_id = users.id
    WHERE lower(email) = lower(${address}) AND (admin OR moderator)`;
  return staff.length > 0;
}

export async function sendLetter(forum: Forum, { to, message, values }: Letter, { now, settings }: Time) {
  if (!(await isWanted(forum, to, settings["disable_emails"]))) {
    return;
  }
  const locale = String(settings["default_locale"]);
  const text = (part: "subject" | "body"): string => {
    const named = { ...values, site_name: String(settings["title"]) };
    if (forum.strict) {
      forum.texts.demand(locale, `${message}.${part}`, named);
    }
    return forum.texts.translate(locale, `${message}.${part}`, named);
  };
  await deliver(
    forum.db,
    {
      to: { user_id: null, email: to },
      email_type: "coop_letter",
      from: String(settings["notification_email"]),
      subject: text("subject"),
      body: text("body"),
    },
    now
  );
}
