import { notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { FromPostView } from "../from-post";
import { findPost } from "../rows";

/** As long as a description may be. */
const LONGEST = 20_000;

export const showPost = read({
  summary: "A post as an opening is begun from it: its topic's title and its text, for whoever reads it.",
  input: v.strictObject({ post_id: schema.id }),
  output: v.object({
    ...FromPostView.entries,
    post_id: v.number(),
    category_id: v.number(),
    /** Not everybody reads it: only on the board of its own category an opening is made of it. */
    restricted: v.boolean(),
    text: v.string(),
  }),
  async run({ post_id }, cx) {
    const post = await findPost(cx, post_id);
    if (!post) {
      throw notFound();
    }
    const { raw, id, ...shown } = post;
    return { ...shown, post_id: id, text: raw.slice(0, LONGEST).trim() };
  },
});
