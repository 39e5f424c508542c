import { notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { FromPostView } from "../from-post";
import { findPost } from "../rows";

/** As long as a description may be. */
const LONGEST = 20_000;

/** A sign that takes two is not cut through: no form takes half of one. */
const beginningOf = (raw: string): string => raw.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");

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
    const { raw, id, title, ...shown } = post;
    // A post may have signs that no form takes, and nobody would see which.
    const text = schema.withoutControls(beginningOf(raw)).trim();
    return { ...shown, post_id: id, title: schema.withoutControls(title), text };
  },
});
