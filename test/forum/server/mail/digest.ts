/** The day's one e-mail: what is new for a person, in their own language, if their settings let it through. */
import type { Orders } from "../../../../plugins/coop-core/server/orders";
import type { Forum } from "../forum";
import type { Time } from "../due/worker";
import { readViewer } from "../viewer";
import { seesTopic } from "../topics/visible";
import { readRecipient, whyNot } from "./recipient";
import { deliver, skip } from "./deliver";

type Digest = Orders["mail_digest"]["data"];

const TYPE = "coop_digest";

export async function sendDigest(forum: Forum, { user_id, items }: Digest, { now, settings }: Time): Promise<void> {
  const { db, texts } = forum;
  const recipient = await readRecipient(db, user_id);
  if (!recipient) {
    return;
  }
  const refused = whyNot(recipient, settings, now);
  if (refused) {
    await skip(db, { ...recipient, email_type: TYPE, reason: refused }, now);
    return;
  }
  const viewer = await readViewer(db, user_id, now);
  const locale = viewer!.locale;
  const lines: string[] = [];
  for (const { message, values, path, topic_id } of items) {
    // Access may have ended since.
    if (topic_id === null || (await seesTopic(db, viewer, topic_id))) {
      const text = texts.translate(locale, `js.${message}`, values) || message;
      lines.push(`* ${text}\n  ${forum.base_url}${path}`);
    }
  }
  if (lines.length === 0) {
    return;
  }
  const values = {
    count: lines.length,
    site_name: String(settings["title"]),
    name: recipient.name || recipient.username,
    base_url: forum.base_url,
  };
  const say = (key: string): string => texts.translate(locale, `coop_core.digest.${key}`, values);
  await deliver(
    db,
    {
      to: recipient,
      email_type: TYPE,
      from: String(settings["notification_email"]),
      subject: say("subject") || `${values.site_name}: ${lines.length} new`,
      body: [say("greeting"), ...lines, say("footer")].filter(Boolean).join("\n\n"),
      headers: {
        "List-Unsubscribe": `<${forum.base_url}/u/${encodeURIComponent(recipient.username)}/preferences/emails>`,
      },
    },
    now
  );
}
