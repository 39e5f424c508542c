/** What becomes of topics: deleted, recovered, split and merged. */
import { raise } from "../due/events";
import type { Db } from "../database";
import type { Forum } from "../forum";
import { logStaffAction } from "../host/staff-log";
import { createTopic, type NewTopic } from "./create";
import { publishToTopic } from "./publish";

export async function deleteTopic(forum: Forum, db: Db, topicId: number, actorId: number, now: string): Promise<void> {
  const [topic] = await db.sql<{ title: string; category_id: number | null }>`
    UPDATE topics SET deleted_at = ${now}, deleted_by_id = ${actorId} WHERE id = ${topicId} AND deleted_at IS NULL RETURNING title, category_id`;
  if (topic) {
    await publishToTopic(forum, db, topicId, { type: "deleted", topic_id: topicId });
    await db.sql`UPDATE categories SET topic_count = topic_count - 1 WHERE id = ${topic.category_id}`;
    await logStaffAction(db, now, actorId, "delete_topic", { topic_id: topicId, details: `title: ${topic.title}` });
    await raise(db, "topic_removed", { topic_id: topicId }, now);
  }
}

export async function deletePost(forum: Forum, db: Db, postId: number, now: string): Promise<void> {
  const [post] = await db.sql<{ topic_id: number }>`
    UPDATE posts SET deleted_at = ${now} WHERE id = ${postId} AND deleted_at IS NULL RETURNING topic_id`;
  if (post) {
    await recount(db, post.topic_id);
    await publishToTopic(forum, db, post.topic_id, { type: "deleted", id: postId });
  }
}

export async function recoverTopic(forum: Forum, db: Db, topicId: number, now: string): Promise<boolean> {
  const [topic] = await db.sql<{ category_id: number | null }>`
    UPDATE topics SET deleted_at = NULL, deleted_by_id = NULL WHERE id = ${topicId} AND deleted_at IS NOT NULL RETURNING category_id`;
  if (topic) {
    await db.sql`UPDATE categories SET topic_count = topic_count + 1 WHERE id = ${topic.category_id}`;
    await publishToTopic(forum, db, topicId, { type: "recovered", topic_id: topicId });
    await raise(db, "topic_recovered", { topic_id: topicId }, now);
  }
  return topic !== undefined;
}

const recount = (db: Db, topicId: number) => db.sql`
  UPDATE topics SET posts_count = (SELECT count(*) FROM posts WHERE topic_id = topics.id AND deleted_at IS NULL),
    highest_post_number = coalesce((SELECT max(post_number) FROM posts WHERE topic_id = topics.id), 0),
    last_posted_at = (SELECT max(created_at) FROM posts WHERE topic_id = topics.id AND deleted_at IS NULL)
  WHERE id = ${topicId}`;

/**
 * Moves posts as Discourse's PostMover does: a topic's first post stays where it
 * is and is copied, with a new id; others take their id with them.
 */
async function movePostsTo(db: Db, from: number, postIds: number[], to: number, now: string): Promise<void> {
  const posts = await db.sql<{ id: number; post_number: number }>`
    SELECT id, post_number FROM posts WHERE topic_id = ${from} AND id = ANY(${postIds}) AND deleted_at IS NULL ORDER BY post_number`;
  const [last] = await db.sql<{
    number: number;
  }>`SELECT coalesce(max(post_number), 0) AS number FROM posts WHERE topic_id = ${to}`;
  let { number } = last!;
  for (const { id, post_number } of posts) {
    number++;
    if (post_number === 1) {
      await db.sql`
        INSERT INTO posts (user_id, topic_id, post_number, raw, cooked, post_type, created_at, updated_at, last_editor_id, word_count)
        SELECT user_id, ${to}, ${number}, raw, cooked, post_type, created_at, ${now}, last_editor_id, word_count FROM posts WHERE id = ${id}`;
      await db.sql`UPDATE posts SET deleted_at = ${now} WHERE id = ${id}`;
    } else {
      await db.sql`UPDATE posts SET topic_id = ${to}, post_number = ${number}, reply_to_post_number = NULL, updated_at = ${now} WHERE id = ${id}`;
    }
  }
  await recount(db, from);
  await recount(db, to);
}

/** Splits posts off into a new topic of their first author. */
export async function splitTopic(
  forum: Forum,
  db: Db,
  from: number,
  postIds: number[],
  topic: Pick<NewTopic, "title" | "category_id">,
  now: string
): Promise<number> {
  const [author] = await db.sql<{ user_id: number }>`
    SELECT user_id FROM posts WHERE topic_id = ${from} AND id = ANY(${postIds}) ORDER BY post_number LIMIT 1`;
  const made = await createTopic(forum, db, { ...topic, user_id: author!.user_id, raw: topic.title }, now);
  // The first post that every topic is made with makes room for those that move in.
  await db.sql`DELETE FROM posts WHERE id = ${made.post_id}`;
  await movePostsTo(db, from, postIds, made.topic_id, now);
  return made.topic_id;
}

export async function mergeIntoTopic(db: Db, from: number, postIds: number[], to: number, now: string): Promise<void> {
  await movePostsTo(db, from, postIds, to, now);
}
