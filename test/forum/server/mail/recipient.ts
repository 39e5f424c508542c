/** Whether a person is to get an e-mail at all, by their own settings and the forum's. */
import type { Db } from "../database";
import type { SettingValues } from "../settings";

export interface Recipient {
  user_id: number;
  username: string;
  name: string | null;
  email: string;
  locale: string | null;
  staff: boolean;
  staged: boolean;
  active: boolean;
  email_level: number;
  last_seen_at: string | null;
  suspended_till: string | null;
  bounce_score: number;
}

/** `user_options.email_level`: 0 always, 1 only when away, 2 never. */
export const ALWAYS = 0;
const ONLY_WHEN_AWAY = 1;
const NEVER = 2;

/** Discourse's numbers in `skipped_email_logs.reason_type`. */
export const SKIP_REASONS = {
  custom: 1,
  exceeded_bounces_limit: 4,
  user_email_seen_recently: 10,
  user_email_user_suspended_not_pm: 14,
  user_email_access_denied: 16,
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

export async function readRecipient(db: Db, userId: number): Promise<Recipient | undefined> {
  const [row] = await db.sql<Recipient>`
    SELECT users.id AS user_id, username, name, users.locale, email, admin OR moderator AS staff, staged, active, email_level, last_seen_at, suspended_till, bounce_score
    FROM users
    JOIN user_emails ON user_emails.user_id = users.id AND "primary"
    JOIN user_options ON user_options.user_id = users.id
    JOIN user_stats ON user_stats.user_id = users.id
    WHERE users.id = ${userId} AND users.id > 0`;
  return row;
}

/** Accounts that can be told anything at all. */
export const isReachable = ({ active, staged, suspended_till }: Recipient, now: string): boolean =>
  active && !staged && !(suspended_till !== null && suspended_till > now);

export function whyNot(recipient: Recipient, settings: SettingValues, now: string): SkipReason | undefined {
  const disabled = settings["disable_emails"];
  if (disabled === "yes" || (disabled === "non-staff" && !recipient.staff) || recipient.email_level === NEVER) {
    return "custom";
  }
  if (!recipient.active || recipient.staged) {
    return "user_email_access_denied";
  }
  if (recipient.suspended_till !== null && recipient.suspended_till > now) {
    return "user_email_user_suspended_not_pm";
  }
  if (recipient.bounce_score >= Number(settings["bounce_score_threshold"])) {
    return "exceeded_bounces_limit";
  }
  const recently = new Date(Date.parse(now) - Number(settings["email_time_window_mins"]) * 60_000).toISOString();
  if (
    recipient.email_level === ONLY_WHEN_AWAY &&
    recipient.last_seen_at !== null &&
    recipient.last_seen_at > recently
  ) {
    return "user_email_seen_recently";
  }
  return undefined;
}
