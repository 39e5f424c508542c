/** One topic as Discourse's TopicViewSerializer gives it, with what the suite knows of it. */
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import type { Db, Row } from "../database";
import type { Forum } from "../forum";
import { avatarTemplate } from "../host/avatars";
import { basicUser } from "../people/serialize";
import { runAct } from "../run-act";
import type { SettingValues } from "../settings";
import { visibleTo, visibleTopics } from "./visible";

/** Posts of one page. */
const CHUNK = 20;

const staffOf = (viewer: Viewer | null): boolean => !!viewer && (viewer.admin || viewer.moderator);

/** Hidden posts are for staff and their authors; deleted ones are not shown. */
const readPosts = (db: Db, viewer: Viewer | null, topicId: number, only: number[] | null) => db.sql`
  SELECT posts.id, post_number, reply_to_post_number, raw, cooked, post_type, action_code, posts.created_at, posts.updated_at, hidden, version,
    posts.user_id, username, name, trust_level, users.admin, users.moderator, users.title AS user_title,
    hidden AND NOT (${staffOf(viewer)}::boolean OR posts.user_id = ${viewer?.id ?? null}) AS out_of_sight
  FROM posts LEFT JOIN users ON users.id = posts.user_id
  WHERE topic_id = ${topicId} AND deleted_at IS NULL AND (${only}::int[] IS NULL OR posts.id = ANY(${only}::int[])) ORDER BY post_number`;

export function serializePost({ out_of_sight, raw, trust_level, ...post }: Row, viewer: Viewer | null, topic: Row) {
  const own = viewer !== null && viewer.id === post["user_id"];
  return {
    ...post,
    cooked: out_of_sight ? "<p>This post was flagged by the community and is temporarily hidden.</p>" : post["cooked"],
    avatar_template: avatarTemplate(String(post["username"] ?? "deleted")),
    display_username: post["name"],
    topic_id: topic["id"],
    topic_slug: topic["slug"],
    post_url: `/t/${topic["slug"]}/${topic["id"]}/${post["post_number"]}`,
    staff: post["admin"] || post["moderator"],
    yours: own,
    can_edit: own || staffOf(viewer),
    can_delete: false,
    user_deleted: false,
    trust_level,
  };
}

/** What the suite knows of a topic: one indexed query, and the act only where it finds something. */
async function readRecords(
  forum: Forum,
  id: number,
  viewer: Viewer | null,
  time: { now: string; settings: SettingValues }
): Promise<object | undefined> {
  const known = await forum.db.sql`SELECT 1 FROM coop_topic_records WHERE topic_id = ${id} LIMIT 1`;
  if (known.length === 0) {
    return undefined;
  }
  const input = JSON.stringify({ topic_id: id });
  const reply = await runAct(forum, {
    plugin: "core",
    act: "show-topic-records",
    door: "read",
    input,
    viewer,
    ...time,
  });
  const records = reply.status === 200 ? (JSON.parse(reply.body) as { records: object }).records : {};
  return Object.keys(records).length > 0 ? records : undefined;
}

export async function showTopic(
  forum: Forum,
  viewer: Viewer | null,
  id: number,
  time: { now: string; settings: SettingValues },
  only: number[] | null = null
) {
  const { db } = forum;
  const { rows } = await db.query(
    `SELECT id, title, fancy_title, slug, posts_count, created_at, views, reply_count, like_count, last_posted_at, visible, closed, archived,
      archetype, category_id, highest_post_number, deleted_at, user_id, last_post_user_id
    FROM topics WHERE topics.id = $4 AND ${visibleTopics()}`,
    [...visibleTo(viewer), id]
  );
  const topic = rows[0] as Row | undefined;
  if (!topic) {
    return undefined;
  }
  const posts = await readPosts(db, viewer, id, only);
  const people =
    await db.sql`SELECT id, username, name FROM users WHERE id IN (${topic["user_id"]}, ${topic["last_post_user_id"]})`;
  const person = (userId: number) => people.filter((row) => row["id"] === userId).map(basicUser)[0] ?? null;
  const coop_records = await readRecords(forum, id, viewer, time);
  const may_reply = viewer !== null && !viewer.silenced && !topic["closed"] && !topic["archived"];
  return {
    post_stream: {
      posts: posts.slice(0, only ? undefined : CHUNK).map((post) => serializePost(post, viewer, topic)),
      stream: posts.map(({ id: postId }) => postId as number),
    },
    ...topic,
    unicode_title: topic["title"],
    chunk_size: CHUNK,
    bookmarked: false,
    current_post_number: 1,
    message_bus_last_id: (await forum.live.lastIds([`/topic/${id}`])).get(`/topic/${id}`) ?? 0,
    details: {
      can_create_post: may_reply,
      can_reply_as_new_topic: may_reply,
      can_delete: staffOf(viewer),
      can_edit: staffOf(viewer) || viewer?.id === topic["user_id"],
      can_moderate_category: staffOf(viewer),
      can_move_posts: staffOf(viewer),
      created_by: person(topic["user_id"]),
      last_poster: person(topic["last_post_user_id"]),
      notification_level: viewer?.id === topic["user_id"] ? 3 : 1,
      participants: [],
    },
    ...(coop_records && { coop_records }),
  };
}
