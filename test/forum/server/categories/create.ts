import type { Db } from "../database";
import { slugOf } from "../slug";

/** Discourse's permission types. */
export const PERMISSIONS = { full: 1, create_post: 2, readonly: 3 } as const;
const EVERYONE = 0;

export interface NewCategory {
  name: string;
  slug?: string;
  color?: string;
  text_color?: string;
  description?: string | null;
  parent_category_id?: number | null;
  user_id: number;
  /** Group id → permission type; without any, everybody may do everything. */
  permissions?: Map<number, number>;
  /** Groups that moderate it, where the forum lets groups do so. */
  moderating_group_ids?: number[];
}

export async function createCategory(db: Db, category: NewCategory, now: string): Promise<number> {
  const { permissions = new Map() } = category;
  // Whoever everyone is among may read: only without them is a category restricted.
  const restricted = permissions.size > 0 && !permissions.has(EVERYONE);
  const [row] = await db.sql<{ id: number }>`
    INSERT INTO categories (name, slug, color, text_color, description, parent_category_id, user_id, read_restricted, position, created_at, updated_at)
    VALUES (${category.name}, ${category.slug ?? slugOf(category.name)}, ${category.color ?? "0088CC"}, ${category.text_color ?? "FFFFFF"},
      ${category.description ?? null}, ${category.parent_category_id ?? null}, ${category.user_id}, ${restricted},
      (SELECT coalesce(max(position), 0) + 1 FROM categories), ${now}, ${now})
    RETURNING id`;
  const id = row!.id;
  // Full for everyone is what a category without rows means.
  for (const [groupId, type] of permissions) {
    if (groupId !== EVERYONE || type !== PERMISSIONS.full || permissions.size > 1) {
      await db.sql`
        INSERT INTO category_groups (category_id, group_id, permission_type, created_at, updated_at)
        VALUES (${id}, ${groupId}, ${type}, ${now}, ${now})`;
    }
  }
  await letModerate(db, id, category.moderating_group_ids ?? [], now);
  return id;
}

/** These groups moderate the category from now on, and no others. */
export async function letModerate(db: Db, categoryId: number, groupIds: number[], now: string): Promise<void> {
  await db.sql`DELETE FROM category_moderation_groups WHERE category_id = ${categoryId}`;
  await db.sql`
    INSERT INTO category_moderation_groups (category_id, group_id, created_at, updated_at)
    SELECT ${categoryId}, unnest(${groupIds}::int[]), ${now}, ${now}`;
}
