/** Lists of topics as Discourse's TopicListSerializer gives them. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db, Row } from "../database";
import { basicUser } from "../people/serialize";
import { visibleTo, visibleTopics } from "./visible";

const PER_PAGE = 30;

export interface TopicListAsked {
  /** Of these categories alone. */
  category_ids?: number[];
  /** Counts from 0. */
  page?: number;
}

export async function listTopics(
  db: Db,
  viewer: Viewer | null,
  { category_ids, page = 0 }: TopicListAsked,
  path: string
) {
  const { rows } = await db.query(
    `SELECT topics.id, title, fancy_title, slug, posts_count, reply_count, highest_post_number, topics.created_at, last_posted_at, bumped_at,
      archetype, visible, closed, archived, views, like_count, excerpt, category_id, pinned_at IS NOT NULL AS pinned, user_id, last_post_user_id
    FROM topics WHERE archetype = 'regular' AND visible AND ${visibleTopics()} AND ($4::int[] IS NULL OR category_id = ANY($4::int[]))
    ORDER BY bumped_at DESC, id DESC LIMIT $5 OFFSET $6`,
    [...visibleTo(viewer), category_ids ?? null, PER_PAGE + 1, page * PER_PAGE]
  );
  const topics = rows.slice(0, PER_PAGE) as Row[];
  const ids = [...new Set(topics.flatMap(({ user_id, last_post_user_id }) => [user_id, last_post_user_id]))];
  const people = await db.sql`SELECT id, username, name, trust_level FROM users WHERE id = ANY(${ids})`;
  return {
    users: people.map(basicUser),
    primary_groups: [],
    topic_list: {
      can_create_topic: (viewer?.topic_create_category_ids.length ?? 0) > 0,
      per_page: PER_PAGE,
      ...(rows.length > PER_PAGE && { more_topics_url: `${path}?page=${page + 1}` }),
      topics: topics.map(({ user_id, last_post_user_id, ...topic }) => ({
        ...topic,
        bumped: topic["posts_count"] > 1,
        last_poster_username: people.find(({ id }) => id === last_post_user_id)?.["username"] ?? null,
        posters: [...new Set([user_id, last_post_user_id])].map((id, at) => ({
          extras: id === last_post_user_id ? "latest" : null,
          description: at === 0 ? "Original Poster" : "Most Recent Poster",
          user_id: id,
        })),
      })),
    },
  };
}
