/** What the forum's own guardian says, for its own pages; acts have `forum/visible.ts` of the core. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db } from "../database";

/** A condition over `topics`; three parameters from `$first` on, given by `visibleTo`. */
export const visibleTopics = (
  first = 1
): string => `topics.deleted_at IS NULL AND CASE WHEN topics.archetype = 'private_message'
  THEN EXISTS (SELECT 1 FROM topic_allowed_users WHERE topic_id = topics.id AND user_id = $${first}::int)
    OR EXISTS (SELECT 1 FROM topic_allowed_groups WHERE topic_id = topics.id AND group_id = ANY($${first + 1}::int[]))
  ELSE topics.category_id IS NULL OR EXISTS (SELECT 1 FROM categories WHERE categories.id = topics.category_id
    AND (NOT read_restricted OR categories.id = ANY($${first + 2}::int[]))) END`;

export const visibleTo = (viewer: Viewer | null): unknown[] => [
  viewer?.id ?? null,
  viewer?.group_ids ?? [],
  viewer?.secure_category_ids ?? [],
];

export async function seesTopic(db: Db, viewer: Viewer | null, topicId: number): Promise<boolean> {
  const { rows } = await db.query(`SELECT 1 FROM topics WHERE topics.id = $4 AND ${visibleTopics()}`, [
    ...visibleTo(viewer),
    topicId,
  ]);
  return rows.length > 0;
}
