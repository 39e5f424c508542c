/** A member who said "I could …" is told here what became of it. */
import { notify, type Cx } from "coop-core/server";
import { tell } from "../opening/changed";
import type { TasksDatabase } from "../tables";
import type { Help } from "./help";
import { seenOpening } from "./rows";

/** @param word of `notices.help_…` @param suggested an opening that everybody sees */
export async function tellMember(
  cx: Cx<TasksDatabase>,
  { id, user_id }: Pick<Help, "id" | "user_id">,
  word: string,
  suggested: number | null = null
): Promise<void> {
  const user_ids = [user_id];
  const opening = await seenOpening({ ...cx, viewer: null }, suggested);
  if (opening) {
    return tell(cx, opening, `help_${word}`, { key: `help-${word}:${id}:${opening.id}`, user_ids });
  }
  return notify(cx, {
    key: `tasks:help-${word}:${id}`,
    user_ids,
    message: `coop_tasks.notices.help_${word}`,
    values: {},
    path: "/coop/me",
    category_id: null,
  });
}
