/** Writing: `POST /posts.json` makes a topic, a message or a reply. */
import { Hono } from "hono";
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import { inTransaction } from "../database";
import { createPost, createTopic, type MadePost } from "../topics/create";
import { checkText, readForReply } from "../topics/may";
import { showTopic } from "../topics/show";
import { idIn, signedIn, type Cxt, type Env } from "./context";
import { HttpError, notFound, notPermitted } from "./errors";
import { listOf, numberOf, textOf } from "./params";

const wrong = (errors: string[]): Response =>
  new Response(JSON.stringify({ action: "create_post", errors }), {
    status: 422,
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });

async function reply(c: Cxt, viewer: Viewer, topicId: number, raw: string): Promise<MadePost | Response> {
  const { forum, params, asking } = c.var;
  const topic = await readForReply(forum.db, viewer, topicId);
  if (!topic || ((topic.closed || topic.archived) && !viewer.admin && !viewer.moderator)) {
    return wrong(["Something has gone wrong. Perhaps this topic was closed or deleted while you were looking at it?"]);
  }
  if (!topic.may_reply) {
    throw notPermitted();
  }
  const checked = await checkText(forum.db, { raw }, asking.settings);
  if (checked.errors.length > 0) {
    return wrong(checked.errors);
  }
  const post = {
    topic_id: topicId,
    user_id: viewer.id,
    raw: checked.raw,
    reply_to_post_number: numberOf(params, "reply_to_post_number"),
  };
  return inTransaction(forum.pool, (db) => createPost(forum, db, post, asking.now));
}

async function recipients(c: Cxt): Promise<{ to_user_ids: number[]; to_group_ids: number[] } | undefined> {
  const { forum, params } = c.var;
  const names = listOf(params, "target_recipients").map((name) => name.toLowerCase());
  if (textOf(params, "archetype") !== "private_message") {
    return undefined;
  }
  const users = await forum.db.sql<{
    id: number;
    name: string;
  }>`SELECT id, username_lower AS name FROM users WHERE username_lower = ANY(${names}) AND active`;
  const groups = await forum.db.sql<{
    id: number;
    name: string;
  }>`SELECT id, lower(name) AS name FROM groups WHERE lower(name) = ANY(${names}) AND messageable_level > 0`;
  const found = [...users, ...groups].map(({ name }) => name);
  if (names.length === 0 || names.some((name) => !found.includes(name))) {
    throw new HttpError(422, ["You must select a valid user"]);
  }
  return { to_user_ids: users.map(({ id }) => id), to_group_ids: groups.map(({ id }) => id) };
}

async function newTopic(c: Cxt, viewer: Viewer, raw: string): Promise<MadePost | Response> {
  const { forum, params, asking } = c.var;
  const title = textOf(params, "title") ?? "";
  const to = await recipients(c);
  // Discourse's default category where none is given.
  const category_id =
    numberOf(params, "category") ??
    (await forum.db.sql<{ id: number }>`SELECT id FROM categories ORDER BY position, id LIMIT 1`)[0]!.id;
  if (!to && !viewer.topic_create_category_ids.includes(category_id)) {
    const [there] = await forum.db.sql`SELECT 1 FROM categories WHERE id = ${category_id}`;
    throw there ? notPermitted() : notFound();
  }
  const checked = await checkText(forum.db, { title, raw }, asking.settings);
  if (checked.errors.length > 0) {
    return wrong(checked.errors);
  }
  const topic = { user_id: viewer.id, title: checked.title!.trim(), raw: checked.raw, category_id, ...to };
  return inTransaction(forum.pool, (db) => createTopic(forum, db, topic, asking.now));
}

export function postRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post("/posts", async (c) => {
    const viewer = signedIn(c);
    const { forum, params, asking } = c.var;
    if (viewer.silenced || viewer.kind === "staged") {
      throw notPermitted();
    }
    const raw = textOf(params, "raw") ?? "";
    const topicId = numberOf(params, "topic_id");
    const made = topicId === undefined ? await newTopic(c, viewer, raw) : await reply(c, viewer, topicId, raw);
    if (made instanceof Response) {
      return made;
    }
    const topic = await showTopic(forum, viewer, made.topic_id, asking, [made.post_id]);
    return c.json(topic!.post_stream.posts[0]!);
  });

  routes.get("/posts/:id", async (c) => {
    const { forum, asking } = c.var;
    const [post] = await forum.db.sql<{ id: number; topic_id: number; raw: string }>`
      SELECT id, topic_id, raw FROM posts WHERE id = ${idIn(c)} AND deleted_at IS NULL`;
    const topic = post && (await showTopic(forum, asking.viewer, post.topic_id, asking, [post.id]));
    const shown = topic?.post_stream.posts[0];
    if (!post) {
      throw notFound();
    }
    if (!shown) {
      throw notPermitted();
    }
    return c.json({ ...shown, raw: post.raw });
  });
  return routes;
}
