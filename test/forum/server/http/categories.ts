import { Hono } from "hono";
import { createCategory, letModerate } from "../categories/create";
import { listCategories, showCategory } from "../categories/list";
import { inTransaction, isState } from "../database";
import { raise } from "../due/events";
import { logStaffAction } from "../host/staff-log";
import { demandAdmin, idIn, type Cxt, type Env } from "./context";
import { invalid, notFound, notPermitted, type HttpError } from "./errors";
import { numberOf, required, textOf } from "./params";

/** `permissions[group name] = type`, by id. */
async function readPermissions(c: Cxt): Promise<Map<number, number>> {
  const given = c.var.params["permissions"];
  const permissions = new Map<number, number>();
  for (const [name, type] of Object.entries(given !== null && typeof given === "object" ? given : {})) {
    const [group] = await c.var.forum.db.sql<{ id: number }>`SELECT id FROM groups WHERE name = ${name}`;
    if (!group || ![1, 2, 3].includes(Number(type))) {
      throw invalid(`The permission ${String(type)} of ${name} is not one.`);
    }
    permissions.set(group.id, Number(type));
  }
  return permissions;
}

/** `moderating_group_ids[]`, or undefined where nothing is said of them. */
const readModerators = (c: Cxt): number[] | undefined => {
  const given = c.var.params["moderating_group_ids"];
  return given === undefined ? undefined : [given].flat().map(Number).filter(Number.isSafeInteger);
};

const LONGEST_NAME = 50;
const NAME_TAKEN = (): HttpError => invalid("Category Name has already been taken");

function nameIn(text: string): string {
  const name = text.trim();
  if ([...name].length > LONGEST_NAME) {
    throw invalid(`Category Name is too long (maximum is ${LONGEST_NAME} characters)`);
  }
  return name;
}

export function categoryRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/categories", async (c) => {
    const { forum, asking } = c.var;
    const categories = await listCategories(forum.db, asking.viewer);
    return c.json({
      category_list: {
        can_create_category: asking.viewer?.admin ?? false,
        can_create_topic: (asking.viewer?.topic_create_category_ids.length ?? 0) > 0,
        categories: categories.filter(({ parent_category_id }) => parent_category_id === null),
      },
    });
  });

  routes.get("/c/:id/show", async (c) => {
    const { forum, asking } = c.var;
    const id = idIn(c);
    const category = await showCategory(forum.db, asking.viewer, id);
    if (!category) {
      throw (await forum.db.sql`SELECT 1 FROM categories WHERE id = ${id}`).length > 0 ? notPermitted() : notFound();
    }
    return c.json({ category });
  });

  routes.post("/categories", async (c) => {
    const viewer = demandAdmin(c);
    const { forum, params, asking } = c.var;
    const category = {
      name: nameIn(required(params, "name")),
      slug: textOf(params, "slug"),
      color: textOf(params, "color"),
      text_color: textOf(params, "text_color"),
      description: textOf(params, "description") ?? null,
      parent_category_id: numberOf(params, "parent_category_id"),
      user_id: viewer.id,
      permissions: await readPermissions(c),
      moderating_group_ids: readModerators(c),
    };
    const id = await inTransaction(forum.pool, (db) => createCategory(db, category, asking.now)).catch(
      (error: unknown) => {
        throw isState(error, "23505") ? NAME_TAKEN() : error;
      }
    );
    return c.json({ category: await showCategory(forum.db, withNew(viewer, id), id) });
  });

  routes.put("/categories/:id", async (c) => {
    demandAdmin(c);
    const { forum, params, asking } = c.var;
    const id = idIn(c);
    if ((await forum.db.sql`SELECT 1 FROM categories WHERE id = ${id}`).length === 0) {
      throw notFound();
    }
    const name = textOf(params, "name");
    const color = textOf(params, "color");
    // First, so that a name that is taken leaves the rest as it was.
    await forum.db.sql`
      UPDATE categories SET name = coalesce(${name === undefined ? null : nameIn(name)}, name), color = coalesce(${color ?? null}, color), updated_at = ${asking.now}
      WHERE id = ${id}`.catch((error: unknown) => {
      throw isState(error, "23505") ? NAME_TAKEN() : error;
    });
    if (params["permissions"] !== undefined) {
      const permissions = await readPermissions(c);
      await inTransaction(forum.pool, async (db) => {
        await db.sql`DELETE FROM category_groups WHERE category_id = ${id}`;
        for (const [groupId, type] of permissions) {
          await db.sql`INSERT INTO category_groups (category_id, group_id, permission_type, created_at, updated_at) VALUES (${id}, ${groupId}, ${type}, ${asking.now}, ${asking.now})`;
        }
        await db.sql`UPDATE categories SET read_restricted = ${permissions.size > 0 && !permissions.has(0)} WHERE id = ${id}`;
      });
    }
    const moderators = readModerators(c);
    if (moderators) {
      await letModerate(forum.db, id, moderators, asking.now);
    }
    return c.json({ success: "OK", category: await showCategory(forum.db, asking.viewer, id) });
  });

  routes.delete("/categories/:id", async (c) => {
    const viewer = demandAdmin(c);
    const { forum, asking } = c.var;
    const id = idIn(c);
    const [category] = await forum.db.sql<{ name: string; topics: number }>`
      SELECT name, (SELECT count(*)::int FROM topics WHERE category_id = categories.id AND deleted_at IS NULL) AS topics FROM categories WHERE id = ${id}`;
    if (!category) {
      throw notFound();
    }
    if (category.topics > 0) {
      throw notPermitted();
    }
    await inTransaction(forum.pool, async (db) => {
      await db.sql`DELETE FROM category_groups WHERE category_id = ${id}`;
      await db.sql`DELETE FROM category_moderation_groups WHERE category_id = ${id}`;
      await db.sql`UPDATE topics SET category_id = NULL WHERE category_id = ${id}`;
      await db.sql`DELETE FROM categories WHERE id = ${id}`;
      await logStaffAction(db, asking.now, viewer.id, "delete_category", {
        category_id: id,
        details: `name: ${category.name}`,
      });
      await raise(db, "category_removed", { category_id: id }, asking.now);
    });
    return c.json({ success: "OK" });
  });
  return routes;
}

/** Whoever made a category sees it in the answer, restricted or not. */
const withNew = <V extends { secure_category_ids: number[]; topic_create_category_ids: number[] }>(
  viewer: V,
  id: number
): V => ({
  ...viewer,
  secure_category_ids: [...viewer.secure_category_ids, id],
  topic_create_category_ids: [...viewer.topic_create_category_ids, id],
});
