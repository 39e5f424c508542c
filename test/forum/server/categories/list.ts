/** Categories as Discourse's serializers give them to one viewer. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db } from "../database";

interface CategoryRow {
  id: number;
  slug: string;
  description: string | null;
  parent_category_id: number | null;
  read_restricted: boolean;
  may_reply: boolean;
}

const FULL = 1;
const REPLY = 2;
const READ = 3;

async function readCategories(db: Db, viewer: Viewer | null, only: number | null): Promise<CategoryRow[]> {
  return db.sql<CategoryRow>`
    SELECT categories.id, name, color, text_color, slug, description, topic_count, post_count, position, parent_category_id,
      read_restricted, topic_id,
      NOT EXISTS (SELECT 1 FROM category_groups WHERE category_id = categories.id)
        OR EXISTS (SELECT 1 FROM category_groups WHERE category_id = categories.id AND permission_type <= ${REPLY}
          AND (group_id = 0 OR group_id = ANY(${viewer?.group_ids ?? []}))) AS may_reply
    FROM categories
    WHERE (NOT read_restricted OR id = ANY(${viewer?.secure_category_ids ?? []})) AND (${only}::int IS NULL OR id = ${only})
    ORDER BY position, id`;
}

function serialize({ may_reply, ...category }: CategoryRow, viewer: Viewer | null) {
  const full = viewer?.topic_create_category_ids.includes(category.id) ?? false;
  return {
    ...category,
    description_text: category.description,
    description_excerpt: category.description,
    topic_url: null,
    notification_level: viewer ? 1 : 0,
    can_edit: viewer?.admin ?? false,
    permission: full ? FULL : viewer && may_reply ? REPLY : viewer ? READ : null,
    can_create_topic: full,
    topic_template: null,
    has_children: false,
    subcategory_ids: [] as number[],
    uploaded_logo: null,
    uploaded_background: null,
  };
}

export type SerializedCategory = ReturnType<typeof serialize>;

/** All that the viewer may see. */
export async function listCategories(db: Db, viewer: Viewer | null): Promise<SerializedCategory[]> {
  const rows = await readCategories(db, viewer, null);
  return rows.map((row) => {
    const children = rows.filter(({ parent_category_id }) => parent_category_id === row.id).map(({ id }) => id);
    return { ...serialize(row, viewer), has_children: children.length > 0, subcategory_ids: children };
  });
}

export async function showCategory(db: Db, viewer: Viewer | null, id: number) {
  const [row] = await readCategories(db, viewer, id);
  if (!row) {
    return undefined;
  }
  const group_permissions = await db.sql`
    SELECT permission_type, groups.name AS group_name, group_id FROM category_groups JOIN groups ON groups.id = group_id WHERE category_id = ${id}`;
  return {
    ...serialize(row, viewer),
    group_permissions:
      group_permissions.length > 0
        ? group_permissions
        : [{ permission_type: FULL, group_name: "everyone", group_id: 0 }],
  };
}
