import type { Db } from "../database";

/** Discourse's own groups follow what a person is: staff, and trust levels up to theirs. */
export async function refreshAutomaticGroups(db: Db, userId: number, now: string): Promise<void> {
  await db.sql`
    WITH wanted AS (
      SELECT groups.id FROM groups, users WHERE groups.automatic AND users.id = ${userId} AND NOT users.staged AND CASE groups.id
        WHEN 0 THEN false
        WHEN 1 THEN users.admin
        WHEN 2 THEN users.moderator
        WHEN 3 THEN users.admin OR users.moderator
        ELSE groups.id - 10 <= users.trust_level END
    ), gone AS (
      DELETE FROM group_users USING groups
      WHERE groups.id = group_users.group_id AND groups.automatic AND group_users.user_id = ${userId}
        AND groups.id NOT IN (SELECT id FROM wanted)
    )
    INSERT INTO group_users (group_id, user_id, created_at, updated_at)
    SELECT id, ${userId}::int, ${now}::timestamp, ${now}::timestamp FROM wanted
    ON CONFLICT (group_id, user_id) DO NOTHING`;
}
