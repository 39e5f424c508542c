/** The solidarity team: the members of the groups that a setting names. Nobody else, staff neither. */
import { isReachable, type Cx, type Viewer } from "coop-core/server";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

const groupIds = (cx: TasksCx): number[] =>
  String(cx.context.settings["coop_tasks_solidarity_groups"] ?? "")
    .split("|")
    .filter((id) => /^\d+$/.test(id))
    .map(Number);

export const isInTeam = (cx: TasksCx, viewer: Viewer | null): boolean =>
  viewer !== null && groupIds(cx).some((id) => viewer.group_ids.includes(id));

/** Those of the team who can be told something. */
export async function teamMembers(cx: TasksCx): Promise<number[]> {
  const groups = groupIds(cx);
  if (groups.length === 0) {
    return [];
  }
  const members = await cx.db
    .selectFrom("group_users")
    .innerJoin("users", "users.id", "group_users.user_id")
    .select("users.id")
    .distinct()
    .where("group_users.group_id", "in", groups)
    .where(isReachable(cx.now))
    .execute();
  return members.map(({ id }) => id);
}

export const isTeamThere = async (cx: TasksCx): Promise<boolean> => (await teamMembers(cx)).length > 0;
