/** Reads who asks, with everything a policy or a query may want to know of them, in one statement. */
import type { Viewer } from "../../../plugins/coop-core/server/viewer";
import type { Db } from "./database";

type ViewerRow = Omit<Viewer, "kind" | "silenced"> & {
  staged: boolean;
  anonymous: boolean;
  silenced_till: string | null;
};

/** Admins see every category, unless the setting `suppress_secured_categories_from_admin` says otherwise. */
export const VIEWER_COLUMNS = `
  users.id, users.username, users.name, users.admin, users.moderator, users.staged, users.silenced_till,
  coalesce(users.locale, (SELECT value FROM site_settings WHERE name = 'default_locale'), 'en') AS locale,
  nullif(user_options.timezone, '') AS time_zone,
  EXISTS (SELECT 1 FROM anonymous_users WHERE anonymous_users.user_id = users.id) AS anonymous,
  ARRAY(SELECT group_id FROM group_users WHERE group_users.user_id = users.id ORDER BY group_id) AS group_ids,
  ARRAY(SELECT id FROM categories WHERE read_restricted AND (
    users.admin AND NOT EXISTS (SELECT 1 FROM site_settings WHERE name = 'suppress_secured_categories_from_admin' AND value = 't')
    OR EXISTS (SELECT 1 FROM category_groups JOIN group_users USING (group_id)
      WHERE category_groups.category_id = categories.id AND group_users.user_id = users.id)) ORDER BY id) AS secure_category_ids,
  ARRAY(SELECT id FROM categories WHERE users.admin
    OR NOT EXISTS (SELECT 1 FROM category_groups WHERE category_id = categories.id)
    OR EXISTS (SELECT 1 FROM category_groups WHERE category_groups.category_id = categories.id AND permission_type = 1
      AND (group_id = 0 OR group_id IN (SELECT group_id FROM group_users WHERE group_users.user_id = users.id)))
    ORDER BY id) AS topic_create_category_ids`;

export function viewerOf(row: ViewerRow, now: string): Viewer {
  const { staged, anonymous, silenced_till, ...viewer } = row;
  const kind = viewer.id <= 0 ? "system" : staged ? "staged" : anonymous ? "anonymous" : "person";
  return { ...viewer, kind, silenced: silenced_till !== null && silenced_till > now };
}

export async function readViewer(db: Db, userId: number, now: string): Promise<Viewer | null> {
  const { rows } = await db.query(
    `SELECT ${VIEWER_COLUMNS} FROM users LEFT JOIN user_options ON user_options.user_id = users.id WHERE users.id = $1`,
    [userId]
  );
  return rows[0] ? viewerOf(rows[0] as ViewerRow, now) : null;
}
