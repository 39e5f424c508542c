/** Who is told of a new post: who is mentioned, who is answered, whose topic it is, and a message's other people. */
import type { Db } from "../database";
import type { Forum } from "../forum";
import { mentionedNames } from "../host/cook";
import { createNotification, NOTIFICATION_TYPES } from "../notifications";
import { readViewer } from "../viewer";
import { seesTopic } from "./visible";
import type { NewPost } from "./create";

interface Concerned {
  id: number;
  type: number;
}

async function listConcerned(
  db: Db,
  post: NewPost & { post_number: number },
  archetype: string,
  ownerId: number
): Promise<Concerned[]> {
  const mentioned = await db.sql<{
    id: number;
  }>`SELECT id FROM users WHERE username_lower = ANY(${mentionedNames(post.raw)})`;
  const answered = await db.sql<{ id: number }>`
    SELECT user_id AS id FROM posts WHERE topic_id = ${post.topic_id} AND post_number = ${post.reply_to_post_number ?? null} AND user_id IS NOT NULL`;
  const others =
    archetype === "private_message"
      ? await db.sql<{ id: number }>`SELECT user_id AS id FROM topic_allowed_users WHERE topic_id = ${post.topic_id}`
      : [];
  const all = [
    ...mentioned.map(({ id }) => ({ id, type: NOTIFICATION_TYPES.mentioned })),
    ...answered.map(({ id }) => ({ id, type: NOTIFICATION_TYPES.replied })),
    ...others.map(({ id }) => ({ id, type: NOTIFICATION_TYPES.private_message })),
    { id: ownerId, type: NOTIFICATION_TYPES.posted },
  ];
  // Each person once, for the nearest reason; nobody for what they wrote. In one order, so that two posts never wait for one another.
  return all
    .filter(({ id }, at) => id > 0 && id !== post.user_id && all.findIndex((other) => other.id === id) === at)
    .sort((a, b) => a.id - b.id);
}

export async function tellAboutPost(
  forum: Forum,
  db: Db,
  post: NewPost & { post_id: number; post_number: number },
  now: string
): Promise<void> {
  const [topic] = await db.sql<{ title: string; archetype: string; user_id: number; username: string }>`
    SELECT topics.title, topics.archetype, topics.user_id, users.username FROM topics JOIN users ON users.id = ${post.user_id} WHERE topics.id = ${post.topic_id}`;
  for (const { id, type } of await listConcerned(db, post, topic!.archetype, topic!.user_id)) {
    const viewer = await readViewer(db, id, now);
    if (viewer && (await seesTopic(db, viewer, post.topic_id))) {
      const data = {
        topic_title: topic!.title,
        original_post_id: post.post_id,
        original_post_type: 1,
        original_username: topic!.username,
        display_username: topic!.username,
      };
      const high_priority = type === NOTIFICATION_TYPES.private_message;
      await createNotification(
        forum,
        db,
        {
          notification_type: type,
          user_id: id,
          data,
          topic_id: post.topic_id,
          post_number: post.post_number,
          high_priority,
        },
        now
      );
    }
  }
}
