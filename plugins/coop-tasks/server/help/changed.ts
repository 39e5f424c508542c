/** What follows from every change of an offer: a fact without a name, open pages that ask again, and its end in time. */
import { notify, publishWaits, record, schedule, type Cx } from "coop-core/server";
import { tell, touch } from "../opening/changed";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { endOfHelp, type Help } from "./help";
import { teamMembers } from "./team";

type TasksCx = Cx<TasksDatabase>;
type Place = Pick<Judged, "id" | "title" | "category_id" | "topic_id" | "hidden_at"> | undefined;

/** Deletes it when its time is over; asked again whenever that time has moved. */
export const keepInTime = (cx: TasksCx, help: Help): Promise<void> =>
  schedule(cx, {
    kind: "help_ends",
    key: `tasks:help-ends:${help.id}:${endOfHelp(help)}`,
    at: endOfHelp(help),
    data: { help_id: help.id },
  });

/** Those who see it, to be told or to have their pages ask again. */
const seers = async (cx: TasksCx, help: Help): Promise<(number | null)[]> =>
  help.for_user_id === null ? teamMembers(cx) : [help.for_user_id];

/** @param data codes and numbers */
export async function changed(
  cx: TasksCx,
  help: Help,
  opening: Place,
  what: string,
  data: Record<string, string | number> = {}
): Promise<void> {
  await record(cx, {
    kind: `help_${what}`,
    subject_kind: "help",
    subject_id: help.id,
    category_id: opening?.category_id ?? null,
    data: { ...(opening && { opening_id: opening.id }), ...data },
    people: [
      ...(help.user_id === null ? [] : [{ user_id: help.user_id, part: "helper" }]),
      ...(help.for_user_id === null ? [] : [{ user_id: help.for_user_id, part: "contact" }]),
    ],
  });
  if (opening) {
    await touch(cx, opening);
  }
  publishWaits(cx, [help.user_id, ...(await seers(cx, help))]);
}

/** Tells those who see it, without a name: the notice would outlive the offer. */
export async function tellSeers(cx: TasksCx, help: Help, opening: Place, what: string): Promise<void> {
  if (opening && help.for_user_id !== null) {
    if (opening.hidden_at !== null) {
      // It is no page for them just now, and staff took its title out of their bell.
      return;
    }
    return tell(cx, opening, what, { key: `${what}:${help.id}`, user_ids: [help.for_user_id] });
  }
  return notify(cx, {
    key: `tasks:${what}:${help.id}:team`,
    user_ids: await teamMembers(cx),
    message: `coop_tasks.notices.${what}_${help.from_member ? "by_member" : "team"}`,
    values: {},
    path: "/board/offers",
    category_id: null,
  });
}
