/** Topics: lists, one of them, and what staff do to them. */
import { Hono } from "hono";
import { listCategories } from "../categories/list";
import { inTransaction } from "../database";
import { deleteTopic, mergeIntoTopic, recoverTopic, splitTopic } from "../topics/lifecycle";
import { listTopics } from "../topics/list";
import { readForReply } from "../topics/may";
import { showTopic } from "../topics/show";
import { demandStaff, idIn, signedIn, type Cxt, type Env } from "./context";
import { invalid, notFound, notPermitted, wrongParameter } from "./errors";
import { countOf, listOf, numberOf, textOf } from "./params";

async function show(c: Cxt): Promise<Response> {
  const { forum, asking } = c.var;
  const topic = await showTopic(forum, asking.viewer, idIn(c), asking);
  if (!topic) {
    throw notFound();
  }
  await forum.db.sql`UPDATE topics SET views = views + 1 WHERE id = ${topic.post_stream.posts[0]?.topic_id ?? 0}`;
  return c.json(topic);
}

const NOT_DELETED = "There was an error deleting that topic. Please contact the site's administrator.";

/** Whether the viewer may delete it: staff, or its author while nobody answered. Discourse does not say why not. */
async function demandMayDelete(c: Cxt, id: number): Promise<void> {
  const viewer = signedIn(c);
  const [topic] = await c.var.forum.db.sql<{
    user_id: number;
    posts_count: number;
  }>`SELECT user_id, posts_count FROM topics WHERE id = ${id} AND deleted_at IS NULL`;
  if (!topic || (!viewer.admin && !(await readForReply(c.var.forum.db, viewer, id)))) {
    throw invalid(NOT_DELETED);
  }
  if (!viewer.admin && !viewer.moderator && !(topic.user_id === viewer.id && topic.posts_count <= 1)) {
    throw invalid(NOT_DELETED);
  }
}

export function topicRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/latest", async (c) =>
    c.json(await listTopics(c.var.forum.db, c.var.asking.viewer, { page: countOf(c.var.params, "page") }, "/latest"))
  );

  routes.on("GET", ["/c/:slug/:id", "/c/:slug/:id/l/latest"], async (c) => {
    const { forum, asking, params } = c.var;
    const id = idIn(c);
    const category = (await listCategories(forum.db, asking.viewer)).find((one) => one.id === id);
    if (!category) {
      throw notFound();
    }
    const asked = { category_ids: [id, ...category.subcategory_ids], page: countOf(params, "page") };
    return c.json(await listTopics(forum.db, asking.viewer, asked, `/c/${category.slug}/${id}/l/latest`));
  });

  routes.get("/t/:id/posts", async (c) => {
    const ids = listOf(c.var.params, "post_ids").map(Number).filter(Number.isSafeInteger);
    const topic = await showTopic(c.var.forum, c.var.asking.viewer, idIn(c), c.var.asking, ids);
    if (!topic) {
      throw notFound();
    }
    return c.json({ post_stream: { posts: topic.post_stream.posts }, id: idIn(c) });
  });

  routes.delete("/t/:id", async (c) => {
    const { forum, asking } = c.var;
    const id = idIn(c);
    await demandMayDelete(c, id);
    await inTransaction(forum.pool, (db) => deleteTopic(forum, db, id, asking.viewer!.id, asking.now));
    return c.body("");
  });

  routes.put("/t/:id/recover", async (c) => {
    demandStaff(c);
    const { forum, asking } = c.var;
    if (!(await inTransaction(forum.pool, (db) => recoverTopic(forum, db, idIn(c), asking.now)))) {
      throw notPermitted();
    }
    return c.body("");
  });

  routes.put("/t/:id/status", async (c) => {
    demandStaff(c);
    const { forum, params, asking } = c.var;
    const status = textOf(params, "status");
    const enabled = textOf(params, "enabled") === "true";
    if (status !== "closed" && status !== "archived" && status !== "visible") {
      throw wrongParameter("status");
    }
    const { rowCount } = await forum.db.query(`UPDATE topics SET ${status} = $1, updated_at = $2 WHERE id = $3`, [
      enabled,
      asking.now,
      idIn(c),
    ]);
    if (!rowCount) {
      throw notPermitted();
    }
    return c.json({ success: "OK", topic_status_update: null });
  });

  routes.post("/t/:id/move-posts", async (c) => {
    demandStaff(c);
    const { forum, params, asking } = c.var;
    const from = idIn(c);
    const postIds = listOf(params, "post_ids").map(Number).filter(Number.isSafeInteger);
    const into = numberOf(params, "destination_topic_id");
    const title = textOf(params, "title");
    if (postIds.length === 0 || (into === undefined && !title)) {
      throw invalid("There is nothing to move, or nowhere to move it.");
    }
    const [topic] = await forum.db.sql<{
      category_id: number | null;
    }>`SELECT category_id FROM topics WHERE id = ${from} AND deleted_at IS NULL`;
    if (!topic) {
      throw notPermitted();
    }
    const to = await inTransaction(forum.pool, async (db) => {
      if (into !== undefined) {
        await mergeIntoTopic(db, from, postIds, into, asking.now);
        return into;
      }
      return splitTopic(
        forum,
        db,
        from,
        postIds,
        { title: title!, category_id: numberOf(params, "category_id") ?? topic.category_id },
        asking.now
      );
    });
    const [moved] = await forum.db.sql<{ slug: string }>`SELECT slug FROM topics WHERE id = ${to}`;
    return c.json({ success: true, url: `/t/${moved!.slug}/${to}` });
  });

  // Last: whatever else follows `/t/` is a slug.
  routes.get("/t/:id", show);
  routes.get("/t/:slug/:id", show);
  routes.get("/t/:slug/:id/:post_number", show);
  return routes;
}
