import * as v from "valibot";
import { asPlugin } from "../../contracts";
import { actsOver } from "../../kernel/act";
import { notFound, wrongField } from "../../kernel/refusal";
import * as schema from "../../kernel/schema";
import { demand } from "../../kernel/verdict";
import { order } from "../../orders";
import type { CoreDatabase } from "../../tables";
import { FLAG_REFUSALS, REASONS } from "../flaggable";
import { lockText } from "../rows";
import { flagVerdict } from "../verdict";

const { write } = actsOver<CoreDatabase>();

const name = v.pipe(v.string(), v.regex(/^[a-z][a-z_]{0,39}$/));

export const flagText = write({
  summary: "Flags a text outside posts for the forum's staff, who find it in the review queue.",
  input: v.strictObject({
    plugin: name,
    noun: name,
    record_id: schema.id,
    reason: v.picklist(REASONS),
    /** Read by staff alone. */
    words: v.optional(v.nullable(schema.text(1000)), null),
  }),
  output: v.object({ flagged: v.literal(true) }),
  refuses: { ...FLAG_REFUSALS, words_missing: 422 },
  limits: { person: [10, 60] },
  async run({ reason, words, ...ref }, cx) {
    const plugin = cx.scope.registry.enabled(cx.context).find((one) => one.name === ref.plugin);
    const nouns = plugin?.flaggable ?? {};
    const own = asPlugin(cx, ref.plugin);
    const text = Object.hasOwn(nouns, ref.noun) ? await nouns[ref.noun]!.text(ref.record_id, own) : undefined;
    if (!text) {
      throw notFound();
    }
    const text_id = await lockText(cx, ref);
    demand(await flagVerdict(own, ref.noun, ref.record_id, text));
    if (reason === "notify_moderators" && !words) {
      throw wrongField("words", "words_missing");
    }
    const { id } = await cx.db
      .insertInto("coop_flags")
      .values({ text_id, user_id: cx.viewer.id, reason, words: words || null, created_at: cx.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await order(cx, "flag", { key: `flag:${id}`, data: { user_id: cx.viewer.id, flag_id: id } });
    return { flagged: true as const };
  },
});
