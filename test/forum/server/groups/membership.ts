import type { Db } from "../database";

/** Everybody who is new in it; who is in it already stays as they are. */
export async function addMembers(
  db: Db,
  groupId: number,
  userIds: number[],
  now: string,
  owner = false
): Promise<number[]> {
  const added = await db.sql<{ user_id: number }>`
    INSERT INTO group_users (group_id, user_id, owner, created_at, updated_at)
    SELECT ${groupId}::int, id, ${owner}::boolean, ${now}::timestamp, ${now}::timestamp FROM unnest(${userIds}::int[]) AS id
    ON CONFLICT (group_id, user_id) DO NOTHING RETURNING user_id`;
  await countMembers(db, groupId);
  return added.map(({ user_id }) => user_id);
}

export async function removeMembers(db: Db, groupId: number, userIds: number[]): Promise<number[]> {
  const removed = await db.sql<{ user_id: number }>`
    DELETE FROM group_users WHERE group_id = ${groupId} AND user_id = ANY(${userIds}) RETURNING user_id`;
  await countMembers(db, groupId);
  return removed.map(({ user_id }) => user_id);
}

const countMembers = (db: Db, groupId: number) => db.sql`
  UPDATE groups SET user_count = (SELECT count(*) FROM group_users WHERE group_id = groups.id) WHERE id = ${groupId}`;

export interface NewGroup {
  name: string;
  full_name?: string | null;
  visibility_level?: number;
  members_visibility_level?: number;
  mentionable_level?: number;
  public_admission?: boolean;
  bio_raw?: string | null;
}

export async function createGroup(db: Db, group: NewGroup, now: string): Promise<number> {
  const [row] = await db.sql<{ id: number }>`
    INSERT INTO groups (name, full_name, visibility_level, members_visibility_level, mentionable_level, public_admission, bio_raw, created_at, updated_at)
    VALUES (${group.name}, ${group.full_name ?? null}, ${group.visibility_level ?? 0}, ${group.members_visibility_level ?? 0},
      ${group.mentionable_level ?? 99}, ${group.public_admission ?? false}, ${group.bio_raw ?? null}, ${now}, ${now})
    RETURNING id`;
  return row!.id;
}
