/** The embedded forum's post office: what would be sent is kept whole, and an admin reads it at /admin/email/sent. */
import { randomBytes } from "node:crypto";
import type { Db } from "../database";
import { SKIP_REASONS, type Recipient, type SkipReason } from "./recipient";

export interface Mail {
  /** Nobody's account: null. */
  to: { user_id: number | null; email: string };
  email_type: string;
  from: string;
  subject: string;
  body: string;
  headers?: Record<string, string>;
}

export async function deliver(db: Db, mail: Mail, now: string): Promise<void> {
  const message_id = `${randomBytes(12).toString("hex")}@forum.example`;
  const headers = {
    Date: new Date(now).toUTCString(),
    From: mail.from,
    To: mail.to.email,
    "Message-ID": `<${message_id}>`,
    // A line break in a subject would begin another header.
    Subject: mail.subject.replace(/\s+/g, " "),
    ...mail.headers,
    "Content-Type": "text/plain; charset=UTF-8",
  };
  const raw = `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\r\n")}\r\n\r\n${mail.body}`;
  await db.sql`
    INSERT INTO email_logs (to_address, email_type, user_id, message_id, raw, created_at, updated_at)
    VALUES (${mail.to.email}, ${mail.email_type}, ${mail.to.user_id}, ${message_id}, ${raw}, ${now}, ${now})`;
}

export async function skip(
  db: Db,
  mail: Pick<Recipient, "user_id" | "email"> & { email_type: string; reason: SkipReason },
  now: string
): Promise<void> {
  await db.sql`
    INSERT INTO skipped_email_logs (email_type, to_address, user_id, reason_type, custom_reason, created_at, updated_at)
    VALUES (${mail.email_type}, ${mail.email}, ${mail.user_id}, ${SKIP_REASONS[mail.reason]},
      ${mail.reason === "custom" ? "the person or the forum wants no e-mail" : null}, ${now}, ${now})`;
}
