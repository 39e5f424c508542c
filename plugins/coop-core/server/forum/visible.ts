/**
 * Who may see what, once, in SQL. Every list, count, search, feed and export
 * joins one of these; a test holds them against Discourse's guardian.
 */
import { sql, type RawBuilder } from "kysely";
import type { Cx } from "../kernel/act";
import type { Viewer } from "../viewer";

/**
 * A condition: may this viewer see the category of that id? Inside, tables bear
 * names of their own, so that the given column means what it means outside.
 * @param categoryId the column that holds it, e.g. `sql.ref("o.category_id")`; a row without category is not seen
 */
export const seesCategory = (viewer: Viewer | null, categoryId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (
    SELECT 1 FROM categories AS seen_category
    WHERE seen_category.id = ${categoryId}
      AND (NOT seen_category.read_restricted
        OR seen_category.id = ANY(${viewer?.secure_category_ids ?? []}::bigint[])))`;

/**
 * A condition: may this viewer see the topic of that id? Regular topics by
 * their category, private messages by participation; deleted ones by nobody
 * here, since what hangs on them rests with them.
 */
export const seesTopic = (viewer: Viewer | null, topicId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (
    SELECT 1 FROM topics AS seen_topic
    WHERE seen_topic.id = ${topicId}
      AND seen_topic.deleted_at IS NULL
      AND CASE WHEN seen_topic.archetype = 'private_message' THEN
        EXISTS (SELECT 1 FROM topic_allowed_users AS allowed
          WHERE allowed.topic_id = seen_topic.id AND allowed.user_id = ${viewer?.id ?? null}::bigint)
        OR EXISTS (SELECT 1 FROM topic_allowed_groups AS allowed
          WHERE allowed.topic_id = seen_topic.id AND allowed.group_id = ANY(${viewer?.group_ids ?? []}::bigint[]))
      ELSE
        (seen_topic.category_id IS NULL OR ${seesCategory(viewer, sql`seen_topic.category_id`)})
      END)`;

/**
 * A condition on a row of `users`: may this person see the category of that id?
 * For those who are told something; whoever asks has their own list in the viewer.
 */
export const isSeenByUser = (cx: Cx<any>, categoryId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (
    SELECT 1 FROM categories AS told_category
    WHERE told_category.id = ${categoryId}
      AND (NOT told_category.read_restricted
        OR (users.admin AND NOT ${cx.context.settings["suppress_secured_categories_from_admin"] === true}::boolean)
        OR EXISTS (SELECT 1 FROM category_groups AS allowed
          JOIN group_users AS member ON member.group_id = allowed.group_id
          WHERE allowed.category_id = told_category.id AND member.user_id = users.id)))`;

/**
 * A condition: may this viewer moderate the category of that id, besides the
 * forum's staff? Discourse gives that to groups, where its setting allows it.
 */
export const moderatesCategory = (cx: Cx<any>, categoryId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${cx.context.settings["enable_category_group_moderation"] === true}::boolean AND EXISTS (
    SELECT 1 FROM category_moderation_groups AS moderated
    WHERE moderated.category_id = ${categoryId}
      AND moderated.group_id = ANY(${cx.viewer?.group_ids ?? []}::bigint[])))`;
