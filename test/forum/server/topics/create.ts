/** Writing topics and posts, and telling those whom they concern. What may be written is checked before. */
import type { Db } from "../database";
import type { Forum } from "../forum";
import { cook, uploadsIn } from "../host/cook";
import { slugOf } from "../slug";
import { tellAboutPost } from "./notify";
import { publishPost } from "./publish";

export interface NewTopic {
  user_id: number;
  title: string;
  raw: string;
  category_id: number | null;
  /** Makes it a private message to these people. */
  to_user_ids?: number[];
  to_group_ids?: number[];
  custom_fields?: Record<string, string>;
}

export interface MadePost {
  topic_id: number;
  post_id: number;
  post_number: number;
}

export async function createTopic(forum: Forum, db: Db, topic: NewTopic, now: string): Promise<MadePost> {
  const { user_id, to_user_ids = [], to_group_ids = [] } = topic;
  const isMessage = to_user_ids.length + to_group_ids.length > 0;
  const [row] = await db.sql<{ id: number }>`
    INSERT INTO topics (title, fancy_title, slug, user_id, last_post_user_id, category_id, archetype, subtype,
      created_at, updated_at, bumped_at)
    VALUES (${topic.title}, ${topic.title}, ${slugOf(topic.title, "topic")}, ${user_id}, ${user_id}, ${isMessage ? null : topic.category_id},
      ${isMessage ? "private_message" : "regular"}, ${isMessage ? "user_to_user" : null}, ${now}, ${now}, ${now})
    RETURNING id`;
  const topic_id = row!.id;
  for (const [name, value] of Object.entries(topic.custom_fields ?? {})) {
    await db.sql`INSERT INTO topic_custom_fields (topic_id, name, value, created_at, updated_at) VALUES (${topic_id}, ${name}, ${value}, ${now}, ${now})`;
  }
  if (isMessage) {
    const participants = [...new Set([user_id, ...to_user_ids])];
    await db.sql`
      INSERT INTO topic_allowed_users (user_id, topic_id, created_at, updated_at)
      SELECT id, ${topic_id}::int, ${now}::timestamp, ${now}::timestamp FROM unnest(${participants}::int[]) AS id`;
    await db.sql`INSERT INTO topic_allowed_groups (group_id, topic_id) SELECT id, ${topic_id}::int FROM unnest(${to_group_ids}::int[]) AS id`;
  }
  await db.sql`UPDATE categories SET topic_count = topic_count + 1 WHERE id = ${topic.category_id} AND NOT ${isMessage}::boolean`;
  await db.sql`UPDATE user_stats SET topic_count = topic_count + 1 WHERE user_id = ${user_id}`;
  return createPost(forum, db, { topic_id, user_id, raw: topic.raw }, now);
}

export interface NewPost {
  topic_id: number;
  user_id: number;
  raw: string;
  reply_to_post_number?: number | null;
}

export async function createPost(forum: Forum, db: Db, post: NewPost, now: string): Promise<MadePost> {
  const { topic_id, user_id, raw } = post;
  const cooked = await cook(db, raw);
  // The topic's row is locked by this, so that two replies at once get two numbers.
  const [topic] = await db.sql<{ post_number: number }>`
    UPDATE topics SET highest_post_number = highest_post_number + 1, posts_count = posts_count + 1,
      reply_count = reply_count + (${post.reply_to_post_number ?? null}::int IS NOT NULL)::int,
      last_posted_at = ${now}, bumped_at = ${now}, updated_at = ${now}, last_post_user_id = ${user_id}
    WHERE id = ${topic_id} RETURNING highest_post_number AS post_number`;
  const { post_number } = topic!;
  const [made] = await db.sql<{ id: number }>`
    INSERT INTO posts (user_id, topic_id, post_number, reply_to_post_number, raw, cooked, last_editor_id, word_count, created_at, updated_at)
    VALUES (${user_id}, ${topic_id}, ${post_number}, ${post.reply_to_post_number ?? null}, ${raw}, ${cooked}, ${user_id},
      ${raw.split(/\s+/).length}, ${now}, ${now})
    RETURNING id`;
  const post_id = made!.id;
  const uploads = [...(await uploadsIn(db, raw)).values()].map(({ id }) => id);
  await db.sql`
    INSERT INTO upload_references (upload_id, target_type, target_id, created_at, updated_at)
    SELECT id, 'Post', ${post_id}::bigint, ${now}::timestamp, ${now}::timestamp FROM unnest(${uploads}::bigint[]) AS id`;
  await db.sql`UPDATE users SET last_posted_at = ${now} WHERE id = ${user_id}`;
  await db.sql`UPDATE user_stats SET post_count = post_count + 1 WHERE user_id = ${user_id}`;
  await tellAboutPost(forum, db, { ...post, post_id, post_number }, now);
  await publishPost(forum, db, { topic_id, post_id, post_number, user_id }, now);
  return { topic_id, post_id, post_number };
}
