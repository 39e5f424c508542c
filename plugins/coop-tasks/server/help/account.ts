/** When an account with the address of an offer is confirmed, and only then, the offer becomes theirs. */
import { notify, publishWaits, record, type Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { giveToAccounts } from "./rows";

/** Who has seen it goes on seeing it, and nobody else does: it is not said to them whose it is. */
export async function giveHelp(
  cx: Cx<TasksDatabase>,
  which: { user_id?: number; help_id?: number } = {}
): Promise<void> {
  for (const { id, user_id } of await giveToAccounts(cx, which)) {
    await record(cx, {
      kind: "help_given_to_account",
      subject_kind: "help",
      subject_id: id,
      people: [{ user_id, part: "helper" }],
    });
    await notify(cx, {
      key: `tasks:help-yours:${id}`,
      user_ids: [user_id],
      message: "coop_tasks.notices.help_yours",
      values: {},
      path: "/coop/me",
      category_id: null,
    });
    publishWaits(cx, [user_id]);
  }
}

export const userConfirmed = ({ user_id }: { user_id: number }, cx: Cx<TasksDatabase, null>): Promise<void> =>
  giveHelp(cx, { user_id });
