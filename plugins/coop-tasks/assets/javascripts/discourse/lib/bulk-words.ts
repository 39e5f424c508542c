import I18n, { i18n } from "discourse-i18n";
import { sentence } from "discourse/plugins/coop-core/discourse/lib/refusal";
import { capitalised } from "discourse/plugins/coop-core/discourse/lib/words";
import { choice } from "./form-words";
import type { tasksApi } from "./tasks-api";

export type Tried = Awaited<ReturnType<typeof tasksApi.tryOpenings>>;
export type TriedLine = Tried["lines"][number];
type Problem = TriedLine["problems"][number];

/** As it stands over the column. */
const heading = (field: string): string =>
  capitalised(field.replaceAll("_", " "));

/** What belongs into a column: in a list choices are words, so they are named. */
function belongs(field: string): string {
  const keys = [
    `coop_tasks.bulk.column.${field}`,
    `coop_tasks.form.${field}.help`,
  ];
  const known = keys.find((key) => I18n.lookup(key));
  return i18n(known ?? "coop_core.refusals.invalid_input");
}

/** "Band: very little, small or larger." */
export function problemInWords({ field, code, values }: Problem): string {
  const text =
    code === "invalid_input" && field
      ? belongs(field)
      : (sentence("tasks", code, values) ?? i18n("coop_core.refusals.fault"));
  return field
    ? i18n("coop_tasks.bulk.problem", { column: heading(field), text })
    : text;
}

/** "A task, done once · 5 places" */
export const wouldBeInWords = ({
  kind,
  band,
  seats,
}: NonNullable<TriedLine["would_be"]>): string =>
  [
    choice("kind", kind),
    choice("band", band),
    seats && i18n("coop_tasks.bulk.places", { count: seats }),
  ]
    .filter(Boolean)
    .join(" · ");
