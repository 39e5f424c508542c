/** What follows from every change of an opening: open pages ask again, people are told. */
import { notify, publishChange, type Cx, type Notice } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import type { Opening } from "./opening";
import type { Judged } from "./policy";
import { isPublicCategory, updateOpening } from "./rows";

type TasksCx = Cx<TasksDatabase>;

/** Moves the revision on, with columns that changed or without, and lets open pages know after commit. */
export async function touch(
  cx: TasksCx,
  opening: Pick<Opening, "id" | "category_id">,
  columns: Parameters<typeof updateOpening>[2] = {}
): Promise<void> {
  const version = await updateOpening(cx, opening.id, columns);
  publishChange(cx, "opening", { id: opening.id, version, category_id: opening.category_id });
}

/**
 * Tells people in the bell and the day's mail. The title is named only where
 * everybody may see it: a notice outlives the right to look into a category.
 */
export async function tell(
  cx: TasksCx,
  opening: Pick<Judged, "id" | "title" | "category_id" | "topic_id">,
  what: string,
  told: Pick<Notice, "key" | "user_ids" | "until" | "actor_id" | "once_a_day"> & {
    values?: Notice["values"];
    /** The text should not stand, or they see the board no more: it is not repeated, and they are told all the same. */
    unnamed?: boolean;
  }
): Promise<void> {
  const open = !told.unnamed && (await isPublicCategory(cx, opening.category_id));
  await notify(cx, {
    key: `tasks:${told.key}`,
    user_ids: told.user_ids,
    message: `coop_tasks.notices.${what}${open ? "" : "_private"}`,
    values: { ...told.values, ...(open && { title: opening.title }) },
    path: `/board/${opening.id}`,
    category_id: told.unnamed ? null : opening.category_id,
    actor_id: told.actor_id,
    until: told.until,
    once_a_day: told.once_a_day,
  });
}
