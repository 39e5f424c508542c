/** An opening that is made from a post: both lead to one another, and what only some read stays with them. */
import { notFound, schema, wrongField, type Cx, type Viewer } from "coop-core/server";
import * as v from "valibot";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { findPost, type Post } from "./rows";

export const FromPostInput = v.optional(v.nullable(schema.id), null);

/** 422, with the field. */
export const FROM_POST_REFUSALS = { post_not_for_all: 422 } as const;

/**
 * @throws Refusal 404 where the post is not there for the viewer; 422 where it can
 *   be read by some only, and the board is another
 */
export async function checkedPost(
  cx: Cx<TasksDatabase, Viewer>,
  postId: number | null,
  categoryId: number
): Promise<Post | null> {
  if (postId === null) {
    return null;
  }
  const post = await findPost(cx, postId);
  if (!post) {
    throw notFound();
  }
  if (post.restricted && post.category_id !== categoryId) {
    throw wrongField("category_id", "post_not_for_all");
  }
  return post;
}

export const FromPostView = v.object({ topic_id: v.number(), post_number: v.number(), title: v.string() });

/** Only for those who read the post. */
export async function viewFromPost(
  cx: Cx<TasksDatabase>,
  { from_post_id }: Pick<Judged, "from_post_id">
): Promise<v.InferOutput<typeof FromPostView> | null> {
  const post = from_post_id === null ? undefined : await findPost(cx, from_post_id);
  return post ? { topic_id: post.topic_id, post_number: post.post_number, title: post.title } : null;
}
