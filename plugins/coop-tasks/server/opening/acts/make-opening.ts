import { publishChange } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { expectEntries } from "../../entry/end";
import { checkedKinds } from "../../seat-kind/form";
import { writeKinds } from "../../seat-kind/rows";
import { checkedPost, FROM_POST_REFUSALS, FromPostInput } from "../../from-post/from-post";
import { linkTopic } from "../../from-post/rows";
import { ruleOf } from "../../series/form";
import { beginSeries, patternOf } from "../../series/make";
import { nameOf, tell, viewNow } from "../changed";
import { writeChecklist } from "../checklist";
import { columnsOf, FORM_REFUSALS, OpeningForm } from "../form";
import { demandBoard } from "../on-a-board";
import { POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { insertOpening, recount } from "../rows";
import { expectShortage } from "../tell-shortage";
import { OpeningView } from "../view";

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
    const columns = await columnsOf(cx, form);
    const rule = ruleOf(cx, form, columns);
    const kinds = await checkedKinds(cx, form);
    const id = await insertOpening(cx, {
      ...columns,
      from_post_id: post?.id ?? null,
      created_by: cx.viewer.id,
      created_at: cx.now,
      updated_at: cx.now,
    });
    await writeChecklist(cx, id, form.checklist);
    await writeKinds(cx, id, kinds);
    await recount(cx, id);
    await expectShortage(cx, { ...columns, id });
    await expectEntries(cx, { ...columns, id });
    await recordOf(cx, { id, category_id: form.category_id }, "opening_made");
    publishChange(cx, "opening", { id, version: 1, category_id: form.category_id });
    await tell(cx, { id, title: columns.title, category_id: form.category_id, topic_id: null }, "looks_after", {
      key: `looks-after:${id}:1`,
      user_ids: [columns.contact_user_id],
      values: { name: nameOf(cx) },
    });
    if (post) {
      await linkTopic(cx, post.topic_id, id);
    }
    if (rule) {
      await beginSeries(cx, { id, created_by: cx.viewer.id }, rule, await patternOf(cx, id, columns, kinds));
    }
    return viewNow(cx, id);
  },
});
