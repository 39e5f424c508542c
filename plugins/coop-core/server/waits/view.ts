/** What waits for somebody, as it is shown. */
import * as v from "valibot";

const Values = v.record(v.string(), v.union([v.string(), v.number()]));
const Row = {
  plugin: v.string(),
  message: v.string(),
  values: Values,
  key: v.string(),
  path: v.nullable(v.string()),
  minutes: v.nullable(v.number()),
  answers: v.array(
    v.object({
      name: v.string(),
      act: v.optional(v.string()),
      input: v.optional(Values),
      path: v.optional(v.string()),
      primary: v.optional(v.boolean()),
    })
  ),
};

const AskedView = v.object({ ...Row, until: v.nullable(v.string()) });

const EffortView = v.object({
  kind: v.picklist(["task", "role"]),
  minutes_from: v.nullable(v.number()),
  minutes_to: v.nullable(v.number()),
  rhythm: v.picklist(["once", "monthly", "every_few_months", "ongoing"]),
  time_words: v.nullable(v.string()),
});

export const WaitsView = v.object({
  asked: v.array(AskedView),
  /** What the caller has put off, and until when; null: nothing. */
  put_off: v.nullable(v.object({ until: v.string(), asked: v.array(AskedView) })),
  /** When what waits now would be asked again, were it put off; null: nothing of it can wait so long. */
  asked_again: v.nullable(v.string()),
  /** A plugin is switched on and its server does not load: what waits there is not known now. */
  incomplete: v.boolean(),
  promised: v.array(v.object({ ...Row, on: v.nullable(v.string()), effort: v.nullable(EffortView) })),
});
export type WaitsView = v.InferOutput<typeof WaitsView>;
