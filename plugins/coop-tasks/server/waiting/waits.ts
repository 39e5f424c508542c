/** "A place has come free for you": asked before everything else that has no nearer end. */
import { nameOf, type Cx, type Viewer, type Waits } from "coop-core/server";
import { sql } from "kysely";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";

const MINUTES_TO_ANSWER = 1;
const MOST_SHOWN = 100;

/** Who would be asked next: the first in line who waits for that kind of place. */
const next = sql<number | null>`(SELECT n.user_id FROM coop_waiting AS n
  WHERE n.opening_id = w.opening_id AND n.state = 'waiting'
    AND (n.seat_kind_id IS NULL OR n.seat_kind_id = w.offered_kind_id) ORDER BY n.id LIMIT 1)`;

export async function offersTo(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const offers = await cx.db
    .selectFrom("coop_waiting as w")
    .innerJoin("coop_openings as o", "o.id", "w.opening_id")
    .leftJoin("users as u", (join) => join.on(sql<boolean>`u.id = ${next}`))
    .select(["w.id", "w.opening_id", "w.offer_ends_at", "o.title", "u.name", "u.username"])
    .where("w.user_id", "=", cx.viewer.id)
    .where("w.state", "=", "offered")
    .where("w.offer_ends_at", ">", cx.now)
    .where(isVisible(cx.viewer))
    .orderBy("w.offer_ends_at")
    .orderBy("w.id")
    .limit(MOST_SHOWN)
    .execute();
  const asked = offers.map(({ id: waiting_id, opening_id, offer_ends_at, title, name, username }) => ({
    message: `coop_tasks.waits.${username === null ? "offer_to_the_last" : "offer"}`,
    values: { title, ...(username !== null && { next: nameOf(cx, { name, username }) }) },
    key: `offer:${waiting_id}`,
    path: `/board/${opening_id}`,
    minutes: MINUTES_TO_ANSWER,
    until: offer_ends_at,
    answers: [
      { name: "take", act: "tasks/take-offer", input: { waiting_id }, primary: true },
      { name: "pass", act: "tasks/pass-offer", input: { waiting_id } },
    ],
  }));
  return { asked, promised: [] };
}
