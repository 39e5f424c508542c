/** The day's one e-mail, or one of its own for what runs out: what is new and not read yet, in the person's language, if their settings let it through. */
import type { DigestItem, Orders } from "../../../../plugins/coop-core/server/orders";
import type { Forum } from "../forum";
import type { Time } from "../due/worker";
import { readViewer } from "../viewer";
import { seesTopic } from "../topics/visible";
import { ALWAYS, readRecipient, whyNot, type Recipient } from "./recipient";
import { deliver, skip } from "./deliver";

type Digest = Orders["mail_digest"]["data"];

type Kind = "mail_digest" | "mail_soon";
export const isMail = (kind: string): kind is Kind => kind === "mail_digest" || kind === "mail_soon";

const TYPES = { mail_digest: "coop_digest", mail_soon: "coop_soon" } as const;

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

export async function sendDigest(
  forum: Forum,
  kind: Kind,
  { user_id, items, more }: Digest,
  { now, settings }: Time
): Promise<void> {
  const { db, texts } = forum;
  const email_type = TYPES[kind];
  const recipient = await readRecipient(db, user_id);
  if (!recipient) {
    return;
  }
  const refused = whyNot(recipient, settings, now);
  if (refused) {
    await skip(db, { ...recipient, email_type, reason: refused }, now);
    return;
  }
  const fresh = await freshItems(forum, recipient, items, now);
  if (fresh.length === 0) {
    return;
  }
  const { username } = recipient;
  const locale = recipient.locale ?? String(settings["default_locale"]);
  const written = fresh.map(({ message, values }) => texts.translate(locale, `js.${message}`, values));
  const lines = fresh.map(({ path }, at) => `* ${written[at]}\n  ${forum.base_url}${path}`);
  const outro = more ? [texts.translate(locale, "coop_core.digest.more", {})] : [];
  const words = `coop_core.${kind === "mail_soon" ? "soon" : "digest"}`;
  const own = `${forum.base_url}/u/${encodeURIComponent(username)}/preferences/emails`;
  const mail = {
    to: recipient,
    email_type,
    from: String(settings["notification_email"]),
    subject: texts.translate(locale, `${words}.subject`, {
      site_name: String(settings["title"]),
      count: fresh.length,
      line: written[0]!,
    }),
    body: [texts.translate(locale, `${words}.intro`, { username }), ...lines, ...outro].join("\n\n"),
    headers: { "List-Unsubscribe": `<${own}>` },
  };
  await deliver(db, mail, now);
}
