import { i18n } from "discourse-i18n";
import { fullName } from "discourse/plugins/coop-core/discourse/lib/words";
import type { Opening } from "./tasks-api";

/** "Imran Shah", "Imran Shah and the people of Communications" */
export function whoChooses({ contact_person, contest }: Opening): string {
  const name = contact_person && fullName(contact_person);
  const group =
    contest?.chooser_group &&
    i18n("coop_tasks.entry.people_of", { group: contest.chooser_group });
  return name && group
    ? i18n("coop_tasks.entry.both", { name, group })
    : (name ?? group ?? i18n("coop_tasks.entry.those_who_choose"));
}
