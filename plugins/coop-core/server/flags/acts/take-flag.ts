import * as v from "valibot";
import { asPlugin } from "../../contracts";
import { actsOver } from "../../kernel/act";
import * as schema from "../../kernel/schema";
import type { CoreDatabase } from "../../tables";
import { REASONS } from "../flaggable";
import { textOf } from "../rows";

const { job } = actsOver<CoreDatabase>();

export const FlagForQueue = v.object({
  flag_id: v.number(),
  text_id: v.number(),
  user_id: v.number(),
  reason: v.picklist(REASONS),
  words: v.nullable(v.string()),
  title: v.string(),
  plain: v.nullable(v.string()),
  cooked: v.nullable(v.string()),
  path: v.string(),
  category_id: v.number(),
  author_id: v.nullable(v.number()),
});
export type FlagForQueue = v.InferOutput<typeof FlagForQueue>;

export const takeFlag = job({
  summary:
    "What the host puts into the review queue for one flag; nothing where staff were there before, or the text is gone.",
  input: v.strictObject({ flag_id: schema.id }),
  output: v.object({ flag: v.nullable(FlagForQueue) }),
  async run({ flag_id }, cx) {
    const row = await cx.db.selectFrom("coop_flags").selectAll().where("id", "=", flag_id).executeTakeFirst();
    if (!row || row.score_id !== null) {
      return { flag: null };
    }
    const ref = await textOf(cx, row.text_id);
    const text = await cx.scope.registry
      .get(ref.plugin)
      ?.flaggable?.[ref.noun]?.text(ref.record_id, asPlugin(cx, ref.plugin));
    if (!text || text.hidden) {
      await cx.db.deleteFrom("coop_flags").where("id", "=", flag_id).execute();
      return { flag: null };
    }
    const { text_id, user_id, reason, words } = row;
    const { title, plain, cooked, path, category_id, author_id } = text;
    return {
      flag: {
        ...{ flag_id, text_id, user_id, reason, words },
        ...{ title, plain, cooked, path, category_id, author_id },
      },
    };
  },
});
