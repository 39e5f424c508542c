/** The review queue, for whoever moderates. */
import { Hono } from "hono";
import type { Viewer } from "../../../../plugins/coop-core/server/viewer";
import { inTransaction } from "../database";
import { listReviewables } from "../review/list";
import { perform } from "../review/queue";
import { STATUS, type Action } from "../review/reviewable";
import { idIn, isStaff, signedIn, type Cxt, type Env } from "./context";
import { HttpError, invalid, notFound, notPermitted } from "./errors";
import { numberOf, textOf } from "./params";

const META = { created_by: "user", target_created_by: "user", reviewed_by: "user", claimed_by: "claimed_by" };

const byGroups = (c: Cxt): boolean => c.var.asking.settings["enable_category_group_moderation"] === true;

/** Staff, and a category's own moderators once something of it was there. */
async function mayReview(c: Cxt): Promise<Viewer> {
  const viewer = signedIn(c);
  const all = { status: "all", offset: 0, by_groups: byGroups(c) } as const;
  if (!isStaff(viewer) && (await listReviewables(c.var.forum, viewer, all)).total === 0) {
    throw notPermitted();
  }
  return viewer;
}

/** One of the queue that the viewer may see. */
async function find(c: Cxt) {
  const asked = { id: idIn(c), status: "all", offset: 0, by_groups: byGroups(c) } as const;
  const found = await listReviewables(c.var.forum, await mayReview(c), asked);
  if (!found.reviewables[0]) {
    throw notFound();
  }
  return { ...found, reviewable: found.reviewables[0] };
}

export function reviewRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/review", async (c) => {
    const viewer = await mayReview(c);
    const { forum, params } = c.var;
    const status = (textOf(params, "status") ?? "pending") as keyof typeof STATUS | "all";
    if (status !== "all" && !Object.hasOwn(STATUS, status)) {
      throw new HttpError(400, ["You supplied invalid parameters to the request: status"], "invalid_parameters");
    }
    const { reviewables, total, records } = await listReviewables(forum, viewer, {
      status,
      category_id: numberOf(params, "category_id"),
      offset: Math.max(numberOf(params, "offset") ?? 0, 0),
      by_groups: byGroups(c),
    });
    const meta = { status, total_rows_reviewables: total, types: META };
    return c.json({ reviewables, meta, ...records, __rest_serializer: "1" });
  });

  routes.get("/review/:id", async (c) => {
    const { reviewable, records } = await find(c);
    return c.json({ reviewable, meta: { types: META }, ...records, __rest_serializer: "1" });
  });

  routes.put("/review/:id/perform/:action", async (c) => {
    const viewer = await mayReview(c);
    const version = numberOf(c.var.params, "version");
    if (version === undefined) {
      throw invalid("You must supply a version parameter");
    }
    const { reviewable, records } = await find(c);
    const action = c.req.param("action");
    if (!records.actions.some(({ server_action }) => server_action === action)) {
      throw notPermitted();
    }
    const { forum, asking } = c.var;
    const asked = { id: reviewable.id, action: action as Action, version, by: viewer.id };
    const done = await inTransaction(forum.pool, (db) => perform(db, asked, asking.now));
    if (!done) {
      throw new HttpError(409, ["There was an update conflict preventing you from doing that."]);
    }
    const { total } = await listReviewables(forum, viewer, {
      status: "pending",
      offset: 0,
      by_groups: byGroups(c),
    });
    return c.json({
      reviewable_perform_result: {
        success: true,
        transition_to: done.to,
        transition_to_id: STATUS[done.to],
        remove_reviewable_ids: [done.id],
        version: done.version,
        reviewable_count: total,
      },
    });
  });
  return routes;
}
