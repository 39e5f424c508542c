import { i18n } from "discourse-i18n";
import { listed } from "discourse/plugins/coop-core/discourse/lib/words";
import type { Opening } from "./tasks-api";

type Readers = NonNullable<Opening["filing"]>["open_to"];

/** "Worker members and Supporters": who reads what is filed, inside a sentence. */
export function openToInWords(readers: Readers): string {
  const { everybody, signed_in, groups, others } = readers;
  if (everybody) {
    return i18n("coop_tasks.thing.open_to.everybody");
  }
  const named = [
    ...(signed_in ? [i18n("coop_tasks.thing.open_to.signed_in")] : []),
    ...groups,
    ...(others ? [i18n("coop_tasks.thing.open_to.others")] : []),
  ];
  return named.length === 0
    ? i18n("coop_tasks.thing.open_to.nobody")
    : listed(named);
}
