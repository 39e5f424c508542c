/** The day's one e-mail: what is new for a person and not read yet, in their own language, if their settings let it through. */
import type { DigestItem, Orders } from "../../../../plugins/coop-core/server/orders";
import type { Forum } from "../forum";
import type { Time } from "../due/worker";
import { readViewer } from "../viewer";
import { seesTopic } from "../topics/visible";
import { ALWAYS, readRecipient, whyNot, type Recipient } from "./recipient";
import { deliver, skip } from "./deliver";

type Digest = Orders["mail_digest"]["data"];

const TYPE = "coop_digest";

/** Without what was read in the bell already, and what may not be seen any more. */
async function freshItems(
  { db }: Forum,
  recipient: Recipient,
  items: DigestItem[],
  now: string
): Promise<DigestItem[]> {
  const { user_id, email_level } = recipient;
  const read =
    email_level === ALWAYS
      ? []
      : await db.sql<{ key: string }>`
          SELECT data::json->>'coop_order' AS key FROM notifications
          WHERE user_id = ${user_id} AND read AND data::json->>'coop_order' = ANY(${items.map(({ key }) => `notify:${key}`)})`;
  const viewer = await readViewer(db, user_id, now);
  const seen = await db.sql<{ id: number }>`
    SELECT id FROM categories WHERE NOT read_restricted OR id = ANY(${viewer?.secure_category_ids ?? []}::int[])`;
  const fresh: DigestItem[] = [];
  for (const item of items.filter(({ key }) => !read.some((one) => one.key === `notify:${key}`))) {
    const inSight = item.category_id === null || seen.some(({ id }) => id === item.category_id);
    if (inSight && (item.topic_id === null || (await seesTopic(db, viewer, item.topic_id)))) {
      fresh.push(item);
    }
  }
  return fresh;
}

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
  const fresh = await freshItems(forum, recipient, items, now);
  if (fresh.length === 0) {
    return;
  }
  const { username } = recipient;
  const locale = recipient.locale ?? String(settings["default_locale"]);
  const lines = fresh.map(
    ({ message, values, path }) => `* ${texts.translate(locale, `js.${message}`, values)}\n  ${forum.base_url}${path}`
  );
  const own = `${forum.base_url}/u/${encodeURIComponent(username)}/preferences/emails`;
  const mail = {
    to: recipient,
    email_type: TYPE,
    from: String(settings["notification_email"]),
    subject: texts.translate(locale, "coop_core.digest.subject", {
      site_name: String(settings["title"]),
      count: fresh.length,
    }),
    body: [texts.translate(locale, "coop_core.digest.intro", { username }), ...lines].join("\n\n"),
    headers: { "List-Unsubscribe": `<${own}>` },
  };
  await deliver(db, mail, now);
}
