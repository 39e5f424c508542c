/** What falls due for those who wait: the end of an offer, the last day, and the end of it all. */
import { scheduleAll, type Cx } from "coop-core/server";
import { tell, touch } from "../opening/changed";
import { standing, type Opening } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { recordOf } from "../opening/record";
import { lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { endWaiting } from "./end";
import { passOn } from "./next";
import { lineOf, lockAnyWaiting, whoCanBeAsked } from "./rows";
import { isLastDay, lastDayFrom } from "./times";
import { stateAt, type Waiting } from "./waiting";

type JobCx = Cx<TasksDatabase, null>;
type TasksCx = Cx<TasksDatabase>;

/** Whoever did not answer in time is told kindly and may join again; the place goes on. The opening's row is locked. */
export async function runOut(cx: TasksCx, opening: Judged, waiting: Waiting): Promise<void> {
  await endWaiting(cx, opening, [waiting], "lapsed");
  await tell(cx, opening, "offer_ran_out", {
    key: `offer-ran-out:${waiting.id}`,
    user_ids: [waiting.user_id],
    actor_id: null,
  });
  await passOn(cx, opening);
}

export async function offerRunsOut({ waiting_id }: { waiting_id: number }, cx: JobCx): Promise<void> {
  const found = await lockAnyWaiting(cx, waiting_id);
  if (!found || found.waiting.state !== "offered" || stateAt(found.waiting, cx.now) !== "lapsed") {
    return;
  }
  // Where the opening ends with it, `waiting_ends` has the word.
  if (standing(found.opening, found.opening.tally, cx.now) !== "ended") {
    await runOut(cx, found.opening, found.waiting);
    await touch(cx, found.opening);
  }
}

/** Both are asked for as often as somebody joins or the day is moved, and happen once for each day. */
export async function scheduleEnds(cx: TasksCx, { id, due_at, due_zone }: Opening): Promise<void> {
  if (due_at === null || due_zone === null) {
    return;
  }
  const data = { opening_id: id, due_at };
  const key = `${id}:${Date.parse(due_at)}`;
  await scheduleAll(cx, [
    { kind: "last_day", key: `tasks:last-day:${key}`, at: lastDayFrom(due_at, due_zone), data },
    { kind: "waiting_ends", key: `tasks:waiting-ends:${key}`, at: due_at, data },
  ]);
}

interface OfADay {
  opening_id: number;
  due_at: string;
}

/** The opening, locked, if its day is still the one that was meant. */
async function lockIfDue(cx: JobCx, { opening_id, due_at }: OfADay): Promise<Judged | undefined> {
  const opening = await lockAnyOpening(cx, opening_id);
  return opening?.due_at && Date.parse(opening.due_at) === Date.parse(due_at) ? opening : undefined;
}

/** From now on whoever comes first takes what comes free: all who wait are told at once. */
export async function lastDay(about: OfADay, cx: JobCx): Promise<void> {
  const opening = await lockIfDue(cx, about);
  if (!opening || !isLastDay(opening, cx.now) || standing(opening, opening.tally, cx.now) === "ended") {
    return;
  }
  const line = await whoCanBeAsked(cx, opening);
  if (line.length > 0) {
    await recordOf(cx, opening, "last_day_came", { people: line.map(({ user_id }) => ({ user_id, part: "waiting" })) });
    await tell(cx, opening, "last_day", {
      key: `last-day:${opening.id}:${Date.parse(about.due_at)}`,
      user_ids: line.map(({ user_id }) => user_id),
    });
    await touch(cx, opening);
  }
}

/** The day is over: nobody waits any more, and nothing of how they could be reached is kept. */
export async function waitingEnds(about: OfADay, cx: JobCx): Promise<void> {
  const opening = await lockIfDue(cx, about);
  if (opening && Date.parse(about.due_at) <= Date.parse(cx.now)) {
    await endWaiting(cx, opening, await lineOf(cx, opening.id), "over", "ended");
    await touch(cx, opening);
  }
}
