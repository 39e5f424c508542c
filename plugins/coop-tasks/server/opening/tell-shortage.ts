/** "The day is near, and people are still needed": to whoever looks after it. */
import { scheduleAll, type Cx, type NewDue } from "coop-core/server";
import { missingSeats } from "../seat-kind/seat-kind";
import type { TasksDatabase } from "../tables";
import { tell, touch } from "./changed";
import { keeperOf } from "./contact-person";
import type { Opening } from "./opening";
import { recordOf } from "./record";
import { findAnyOpening } from "./rows";
import { shortOf, toldAt } from "./shortage";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;
type Dated = Pick<Opening, "id" | "due_at" | "due_zone">;
interface OfADay {
  opening_id: number;
  due_at: string;
  at: string;
}

/** What was to be said a day ago is not said any more. */
const TOLERANCE = 24 * 60;

const duesOf = ({ id, due_at, due_zone }: Dated, now: string): NewDue[] =>
  toldAt({ due_at, due_zone }, now).map((at) => ({
    kind: "people_short",
    key: `tasks:people-short:${id}:${Date.parse(due_at!)}:${Date.parse(at)}`,
    at,
    tolerance: TOLERANCE,
    data: { opening_id: id, due_at, at },
  }));

/** Asked for when it is made and whenever its day may have moved; happens once for each day. */
export const expectShortage = (cx: TasksCx, opening: Dated): Promise<void> => scheduleAll(cx, duesOf(opening, cx.now));

export async function peopleShort({ opening_id, due_at, at }: OfADay, cx: JobCx): Promise<void> {
  const opening = await findAnyOpening(cx, opening_id);
  if (!opening?.due_at || opening.hidden_at !== null || Date.parse(opening.due_at) !== Date.parse(due_at)) {
    return;
  }
  const missing = missingSeats(opening, opening.tally, opening.kinds);
  const count = shortOf(opening, opening.tally, missing, cx.now);
  if (count === 0) {
    return;
  }
  const named = keeperOf(opening);
  await recordOf(cx, opening, "people_short", { data: { count }, people: [{ user_id: named, part: "named" }] });
  await tell(cx, opening, "people_short", {
    key: `people-short:${opening.id}:${Date.parse(due_at)}:${Date.parse(at)}`,
    user_ids: [named],
  });
  await touch(cx, opening);
}

/** Once a day, for what was made before anybody told of it. */
export async function reconcileShortage(cx: JobCx): Promise<void> {
  const dated = await cx.db
    .selectFrom("coop_openings")
    .select(["id", "due_at", "due_zone"])
    .where("due_at", ">", cx.now)
    .where("withdrawn_at", "is", null)
    .where("deleted_at", "is", null)
    .execute();
  await scheduleAll(
    cx,
    dated.flatMap((opening) => duesOf(opening, cx.now))
  );
}
