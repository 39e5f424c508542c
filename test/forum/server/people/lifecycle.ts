/** What becomes of accounts: suspended, silenced, made staff, made anonymous, merged, deleted. */
import { raise } from "../due/events";
import type { Db } from "../database";
import { refreshAutomaticGroups } from "../groups/automatic";
import { logStaffAction } from "../host/staff-log";

interface Staff {
  actor_id: number;
  now: string;
}

/** Ends all sessions of an account. */
export async function logOut(db: Db, id: number): Promise<void> {
  await db.sql`DELETE FROM user_auth_tokens WHERE user_id = ${id}`;
}

/** Staff say that the address is the person's, as if the link in the mail had been followed. */
export async function activate(db: Db, id: number, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE users SET active = true, updated_at = ${now} WHERE id = ${id}`;
  await refreshAutomaticGroups(db, id, now);
  await logStaffAction(db, now, actor_id, "activate_user", { target_user_id: id });
  await raise(db, "user_confirmed", { user_id: id }, now);
}

export async function suspend(db: Db, id: number, until: string, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE users SET suspended_at = ${now}, suspended_till = ${until} WHERE id = ${id}`;
  await db.sql`DELETE FROM user_auth_tokens WHERE user_id = ${id}`;
  await logStaffAction(db, now, actor_id, "suspend_user", { target_user_id: id });
}

export async function unsuspend(db: Db, id: number, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE users SET suspended_at = NULL, suspended_till = NULL WHERE id = ${id}`;
  await logStaffAction(db, now, actor_id, "unsuspend_user", { target_user_id: id });
}

/** @param until null: speaks again */
export async function silence(db: Db, id: number, until: string | null, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE users SET silenced_till = ${until} WHERE id = ${id}`;
  await logStaffAction(db, now, actor_id, until === null ? "unsilence_user" : "silence_user", { target_user_id: id });
}

export async function setStaff(
  db: Db,
  id: number,
  part: "admin" | "moderator",
  given: boolean,
  { actor_id, now }: Staff
): Promise<void> {
  if (part === "admin") {
    await db.sql`UPDATE users SET admin = ${given} WHERE id = ${id}`;
  } else {
    await db.sql`UPDATE users SET moderator = ${given} WHERE id = ${id}`;
  }
  await refreshAutomaticGroups(db, id, now);
  const name = part === "admin" ? "admin" : "moderation";
  await logStaffAction(db, now, actor_id, `${given ? "grant" : "revoke"}_${name}`, { target_user_id: id });
}

export async function setTrust(db: Db, id: number, level: number, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE users SET trust_level = ${level} WHERE id = ${id}`;
  await refreshAutomaticGroups(db, id, now);
  await logStaffAction(db, now, actor_id, "change_trust_level", { target_user_id: id });
}

/** The account stays, with nothing of the person in it. */
export async function anonymize(db: Db, id: number, { actor_id, now }: Staff): Promise<string> {
  const username = `anon${String(1_000_000 + id).slice(1)}${Math.floor(Math.random() * 1000)}`;
  await db.sql`
    UPDATE users SET username = ${username}, username_lower = ${username}, name = NULL, title = NULL, uploaded_avatar_id = NULL, active = false,
      admin = false, moderator = false, primary_group_id = NULL, updated_at = ${now} WHERE id = ${id}`;
  await db.sql`UPDATE user_emails SET email = ${`${username}@anonymized.invalid`} WHERE user_id = ${id}`;
  await db.sql`UPDATE user_options SET email_level = 2, timezone = NULL WHERE user_id = ${id}`;
  await db.sql`UPDATE user_profiles SET location = NULL, website = NULL, bio_raw = NULL, bio_cooked = NULL WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_passwords WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_auth_tokens WHERE user_id = ${id}`;
  await db.sql`DELETE FROM group_users WHERE user_id = ${id}`;
  await logStaffAction(db, now, actor_id, "anonymize_user", { target_user_id: id });
  await raise(db, "user_removed", { user_id: id }, now);
  return username;
}

async function removeRows(db: Db, id: number): Promise<void> {
  await db.sql`DELETE FROM topic_allowed_users WHERE user_id = ${id}`;
  await db.sql`DELETE FROM notifications WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_auth_tokens WHERE user_id = ${id}`;
  await db.sql`DELETE FROM api_keys WHERE user_id = ${id}`;
  await db.sql`DELETE FROM group_users WHERE user_id = ${id}`;
  await db.sql`DELETE FROM anonymous_users WHERE user_id = ${id} OR master_user_id = ${id}`;
  await db.sql`DELETE FROM user_passwords WHERE user_id = ${id}`;
  await db.sql`DELETE FROM reviewable_scores WHERE user_id = ${id}`;
  await db.sql`DELETE FROM reviewables WHERE created_by_id = ${id}`;
  await db.sql`DELETE FROM user_uploads WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_stats WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_profiles WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_options WHERE user_id = ${id}`;
  await db.sql`DELETE FROM user_emails WHERE user_id = ${id}`;
  await db.sql`DELETE FROM users WHERE id = ${id}`;
}

/** Everything that one account wrote becomes another's; then it goes. */
export async function merge(db: Db, source: number, target: number, { actor_id, now }: Staff): Promise<void> {
  await db.sql`UPDATE topics SET user_id = ${target} WHERE user_id = ${source}`;
  await db.sql`UPDATE topics SET last_post_user_id = ${target} WHERE last_post_user_id = ${source}`;
  await db.sql`UPDATE posts SET user_id = ${target} WHERE user_id = ${source}`;
  await db.sql`
    INSERT INTO group_users (group_id, user_id, owner, created_at, updated_at)
    SELECT group_id, ${target}::int, owner, created_at, updated_at FROM group_users WHERE user_id = ${source}
      AND group_id NOT IN (SELECT id FROM groups WHERE automatic)
    ON CONFLICT (group_id, user_id) DO NOTHING`;
  await db.sql`
    INSERT INTO topic_allowed_users (user_id, topic_id, created_at, updated_at)
    SELECT ${target}::int, topic_id, created_at, updated_at FROM topic_allowed_users WHERE user_id = ${source}
    ON CONFLICT (topic_id, user_id) DO NOTHING`;
  await db.sql`UPDATE reviewables SET created_by_id = ${target} WHERE created_by_id = ${source}`;
  await db.sql`
    INSERT INTO user_uploads (upload_id, user_id, created_at)
    SELECT upload_id, ${target}::int, created_at FROM user_uploads WHERE user_id = ${source}
    ON CONFLICT (upload_id, user_id) DO NOTHING`;
  await db.sql`UPDATE uploads SET user_id = ${target} WHERE user_id = ${source}`;
  await logStaffAction(db, now, actor_id, "merge_user", { target_user_id: target });
  await removeRows(db, source);
  // One event, not two: places are handed over, not given back.
  await raise(db, "users_merged", { source_user_id: source, target_user_id: target }, now);
}

/** @returns how many posts stand in the way, 0 when it is done */
export async function deleteAccount(
  db: Db,
  id: number,
  deletePosts: boolean,
  { actor_id, now }: Staff
): Promise<number> {
  const [row] = await db.sql<{
    count: number;
  }>`SELECT count(*)::int AS count FROM posts WHERE user_id = ${id} AND deleted_at IS NULL`;
  if (row!.count > 0 && !deletePosts) {
    return row!.count;
  }
  const topics = await db.sql<{ id: number }>`
    UPDATE topics SET deleted_at = ${now}, deleted_by_id = ${actor_id} WHERE user_id = ${id} AND deleted_at IS NULL RETURNING id`;
  for (const topic of topics) {
    await raise(db, "topic_removed", { topic_id: topic.id }, now);
  }
  await db.sql`UPDATE posts SET deleted_at = coalesce(deleted_at, ${now}), deleted_by_id = ${actor_id}, user_id = NULL WHERE user_id = ${id}`;
  await db.sql`UPDATE topics SET user_id = NULL WHERE user_id = ${id}`;
  await removeRows(db, id);
  await logStaffAction(db, now, actor_id, "delete_user", { details: `id: ${id}` });
  await raise(db, "user_removed", { user_id: id }, now);
  return 0;
}
