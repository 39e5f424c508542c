/** SQL about what a newsletter says of the board: what everybody may see, whoever asks. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import { WHOLE, type Filter } from "../board/filter";
import { hasRoom, isAskingOver, listed } from "../board/listed";
import type { TasksDatabase } from "../tables";
import type { Month } from "./month";

/** What somebody can take on now and in that month, shortest first. */
export const openInMonth = (
  cx: Cx<TasksDatabase>,
  month: Month,
  filter: Pick<Filter, "category_id" | "campaign">,
  limit: number
) =>
  listed({ ...cx, viewer: null }, { ...WHOLE, ...filter })
    .select([
      sql<boolean>`o.created_at >= ${month.starts_at}::timestamptz`.as("is_new"),
      sql<number>`count(*) OVER ()`.as("total"),
    ])
    .where("o.answered_by", "<>", "not_yet")
    .where(hasRoom)
    .where((e) => e.not(isAskingOver(cx.now)))
    .where((e) => e.or([e("o.due_at", "is", null), e("o.due_at", ">", month.starts_at)]))
    .where((e) => e.or([e("o.from_on", "is", null), e("o.from_on", "<", month.after_on)]))
    .orderBy(sql`coalesce(o.minutes_from, o.minutes_to, 1000000)`)
    .orderBy("o.id")
    .limit(limit)
    .execute();
