import { nameOf } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { checkedPost, FROM_POST_REFUSALS, FromPostInput } from "../../from-post/from-post";
import { linkTopic } from "../../from-post/rows";
import { tell } from "../changed";
import { FORM_REFUSALS, OpeningForm } from "../form";
import { putOnBoard } from "../make";
import { demandBoard } from "../on-a-board";
import { POLICY_REFUSALS } from "../policy";
import { OpeningView, viewNow } from "../view";

export const makeOpening = write({
  summary: "Puts a task or a role on the board of a category.",
  input: v.strictObject({
    /** A post that it is made from. */
    from_post: FromPostInput,
    ...OpeningForm,
  }),
  output: OpeningView,
  refuses: { ...FORM_REFUSALS, ...FROM_POST_REFUSALS, cannot_start_topics: POLICY_REFUSALS.cannot_start_topics },
  async run({ from_post, ...form }, cx) {
    await demandBoard(cx, form.category_id);
    const post = await checkedPost(cx, from_post, form.category_id);
    const { id, title, contact_user_id } = await putOnBoard(cx, form, post?.id ?? null);
    await tell(cx, { id, title, category_id: form.category_id, topic_id: null }, "looks_after", {
      key: `looks-after:${id}:1`,
      user_ids: [contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    if (post) {
      await linkTopic(cx, post.topic_id, id);
    }
    return viewNow(cx, id);
  },
});
