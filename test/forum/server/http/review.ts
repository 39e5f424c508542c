/** The review queue, for staff. */
import { Hono } from "hono";
import { inTransaction } from "../database";
import { listReviewables } from "../review/list";
import { perform } from "../review/queue";
import { ACTIONS, STATUS, type Action } from "../review/reviewable";
import { idIn, isStaff, signedIn, type Cxt, type Env } from "./context";
import { HttpError, invalid, notFound, notPermitted } from "./errors";
import { numberOf, textOf } from "./params";

const META = { created_by: "user", target_created_by: "user", reviewed_by: "user", claimed_by: "claimed_by" };

function staff(c: Cxt) {
  const viewer = signedIn(c);
  if (!isStaff(viewer)) {
    throw notPermitted();
  }
  return viewer;
}

/** One of the queue that the viewer may see. */
async function find(c: Cxt) {
  const found = await listReviewables(c.var.forum, staff(c), { id: idIn(c), status: "all", offset: 0 });
  if (!found.reviewables[0]) {
    throw notFound();
  }
  return { ...found, reviewable: found.reviewables[0] };
}

export function reviewRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/review", async (c) => {
    const viewer = staff(c);
    const { forum, params } = c.var;
    const status = (textOf(params, "status") ?? "pending") as keyof typeof STATUS | "all";
    if (status !== "all" && !Object.hasOwn(STATUS, status)) {
      throw new HttpError(400, ["You supplied invalid parameters to the request: status"], "invalid_parameters");
    }
    const { reviewables, total, records } = await listReviewables(forum, viewer, {
      status,
      category_id: numberOf(params, "category_id"),
      offset: Math.max(numberOf(params, "offset") ?? 0, 0),
    });
    const meta = { status, total_rows_reviewables: total, types: META };
    return c.json({ reviewables, meta, ...records, __rest_serializer: "1" });
  });

  routes.get("/review/:id", async (c) => {
    const { reviewable, records } = await find(c);
    return c.json({ reviewable, meta: { types: META }, ...records, __rest_serializer: "1" });
  });

  routes.put("/review/:id/perform/:action", async (c) => {
    const viewer = staff(c);
    const version = numberOf(c.var.params, "version");
    if (version === undefined) {
      throw invalid("You must supply a version parameter");
    }
    const { reviewable } = await find(c);
    const action = c.req.param("action");
    if (!Object.hasOwn(ACTIONS, action) || reviewable.status !== STATUS.pending) {
      throw notPermitted();
    }
    const { forum, asking } = c.var;
    const asked = { id: reviewable.id, action: action as Action, version, by: viewer.id };
    const done = await inTransaction(forum.pool, (db) => perform(db, asked, asking.now));
    if (!done) {
      throw new HttpError(409, ["There was an update conflict preventing you from doing that."]);
    }
    const { total } = await listReviewables(forum, viewer, { status: "pending", offset: 0 });
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
