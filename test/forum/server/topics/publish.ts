/** What open pages are told about topics, on Discourse's channels. */
import type { Db } from "../database";
import type { Forum } from "../forum";
import type { Audience } from "../live/messages";

/** Those who may see a topic now: its category's groups, or who takes part in a message. */
async function audienceOfTopic(db: Db, topicId: number): Promise<Audience & { category_id: number | null }> {
  const [topic] = await db.sql<{
    category_id: number | null;
    archetype: string;
    user_ids: number[];
    group_ids: number[];
  }>`
    SELECT category_id, archetype,
      ARRAY(SELECT user_id FROM topic_allowed_users WHERE topic_id = topics.id
        UNION SELECT user_id FROM topic_allowed_groups JOIN group_users USING (group_id) WHERE topic_id = topics.id) AS user_ids
    FROM topics WHERE id = ${topicId}`;
  return topic?.archetype === "private_message"
    ? { user_ids: topic.user_ids, group_ids: null, category_id: null }
    : { user_ids: null, group_ids: null, category_id: topic?.category_id ?? null };
}

interface PublishedPost {
  topic_id: number;
  post_id: number;
  post_number: number;
  user_id: number;
}

export async function publishPost(forum: Forum, db: Db, post: PublishedPost, now: string): Promise<void> {
  await publishToTopic(forum, db, post.topic_id, {
    type: "created",
    id: post.post_id,
    post_number: post.post_number,
    user_id: post.user_id,
    updated_at: now,
  });
}

/** On `/topic/<id>`, to those who may see it. */
export async function publishToTopic(
  forum: Forum,
  db: Db,
  topicId: number,
  data: Record<string, unknown>
): Promise<void> {
  const channel = `/topic/${topicId}`;
  const { category_id, ...audience } = await audienceOfTopic(db, topicId);
  if (category_id !== null) {
    await forum.live.publish({ channel, data: data as Record<string, string>, category_id }, db);
  } else if (audience.user_ids?.length !== 0) {
    await forum.live.publishTo(channel, data, audience, db);
  }
}
