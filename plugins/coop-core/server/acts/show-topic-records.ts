import { sql } from "kysely";
import * as v from "valibot";
import { asPlugin } from "../contracts";
import { seesTopic } from "../forum/visible";
import { actsOver } from "../kernel/act";
import * as schema from "../kernel/schema";
import type { CoreDatabase } from "../tables";

const { publicRead } = actsOver<CoreDatabase>();

export const showTopicRecords = publicRead({
  summary: "What the suite knows about a topic: by plugin and noun, the records that belong to it.",
  input: v.strictObject({ topic_id: schema.id }),
  output: v.object({
    records: v.record(v.string(), v.array(v.looseObject({ id: v.number() }))),
  }),
  async run({ topic_id }, cx) {
    const rows = await cx.db
      .selectFrom("coop_topic_records")
      .select(["plugin", "noun", "record_id"])
      .where("topic_id", "=", topic_id)
      .where(seesTopic(cx.viewer, sql`${topic_id}::bigint`))
      .execute();
    const records: Record<string, { id: number }[]> = {};
    for (const plugin of cx.scope.registry.enabled(cx.context)) {
      for (const [noun, view] of Object.entries(plugin.topic_records ?? {})) {
        const ids = rows.filter((row) => row.plugin === plugin.name && row.noun === noun).map((row) => row.record_id);
        if (ids.length > 0) {
          const seen = await view(ids, asPlugin(cx, plugin.name));
          if (seen.length > 0) {
            records[`${plugin.name}.${noun}`] = seen;
          }
        }
      }
    }
    return { records };
  },
});
