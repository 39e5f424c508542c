/** Entries of the staff log as Discourse's StaffActionLogger writes them. */
import type { Db } from "../database";

/** Discourse's numbers of the actions that this forum logs. */
export const STAFF_ACTIONS = {
  delete_user: 1,
  change_trust_level: 2,
  change_site_setting: 3,
  suspend_user: 10,
  unsuspend_user: 11,
  delete_topic: 18,
  custom_staff: 23,
  anonymize_user: 24,
  delete_category: 27,
  activate_user: 43,
  silence_user: 30,
  unsilence_user: 31,
  grant_admin: 32,
  revoke_admin: 33,
  grant_moderation: 34,
  revoke_moderation: 35,
  merge_user: 60,
} as const;

interface Entry {
  target_user_id?: number | null;
  custom_type?: string;
  details?: string;
  subject?: string;
  previous_value?: string;
  new_value?: string;
  topic_id?: number | null;
  category_id?: number | null;
}

export async function logStaffAction(
  db: Db,
  now: string,
  actorId: number,
  action: keyof typeof STAFF_ACTIONS,
  entry: Entry = {}
): Promise<void> {
  await db.sql`
    INSERT INTO user_histories (action, custom_type, acting_user_id, target_user_id, details, subject, previous_value, new_value,
      topic_id, category_id, created_at, updated_at)
    VALUES (${STAFF_ACTIONS[action]}, ${entry.custom_type ?? null}, ${actorId}, ${entry.target_user_id ?? null}, ${entry.details ?? null},
      ${entry.subject ?? null}, ${entry.previous_value ?? null}, ${entry.new_value ?? null}, ${entry.topic_id ?? null},
      ${entry.category_id ?? null}, ${now}, ${now})`;
}

/** As `log_custom` does: what has a column of its own goes there, the rest into `details`, a line each. */
export async function logCustom(
  db: Db,
  now: string,
  actorId: number,
  action: string,
  data: Record<string, string | number>
): Promise<void> {
  const { topic_id, category_id, subject, target_user_id, ...rest } = data;
  const number = (value: string | number | undefined): number | null => (value === undefined ? null : Number(value));
  await logStaffAction(db, now, actorId, "custom_staff", {
    custom_type: action,
    details: Object.entries(rest)
      .map(([key, value]) => `${key}: ${value}`)
      .join("\n"),
    subject: subject === undefined ? undefined : String(subject),
    topic_id: number(topic_id),
    category_id: number(category_id),
    target_user_id: number(target_user_id),
  });
}
