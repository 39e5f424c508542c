import * as v from "valibot";
import { asPlugin } from "../contracts";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { event } = actsOver<CoreDatabase>();

export const forumEvent = event({
  summary: "Tells every plugin what happened in the forum.",
  input: v.strictObject({
    name: v.picklist([
      "user_confirmed",
      "user_removed",
      "users_merged",
      "category_removed",
      "topic_removed",
      "topic_recovered",
      "topic_approved",
      "topic_rejected",
    ]),
    data: v.record(v.string(), schema.id),
  }),
  output: v.object({ told: v.number() }),
  async run({ name, data }, cx) {
    let told = 0;
    for (const plugin of cx.scope.registry.enabled(cx.context)) {
      const handler = plugin.on?.[name];
      if (handler) {
        await handler(data as never, asPlugin(cx, plugin.name));
        told++;
      }
    }
    return { told };
  },
});
