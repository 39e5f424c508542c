/** Waiting comes to an end: how and why is a fact, and the contact is gone with it. */
import { publishWaits, takeBackMails, type Cx } from "coop-core/server";
import type { Opening } from "../opening/opening";
import { tell } from "../opening/changed";
import { recordOf } from "../opening/record";
import type { TasksDatabase } from "../tables";
import { lineOf, writeEnds } from "./rows";
import type { OverReason, Waiting, WaitingState } from "./waiting";

type TasksCx = Cx<TasksDatabase>;
type Ended = Pick<Waiting, "id" | "user_id" | "state" | "offer_ends_at">;
type On = Pick<Opening, "id" | "title" | "category_id" | "topic_id">;

/** Kinds of facts. */
const FACTS = {
  taken: "waiting_taken",
  passed: "offer_passed",
  lapsed: "offer_ran_out",
  left: "waiting_left",
  over: "waiting_over",
} as const satisfies Partial<Record<WaitingState, string>>;

/** The opening's row is locked by the caller, who calls `seatFreed` where a place was held. */
export async function endWaiting(
  cx: TasksCx,
  opening: Pick<Opening, "id" | "category_id">,
  waiting: readonly Ended[],
  state: keyof typeof FACTS,
  reason?: OverReason
): Promise<void> {
  if (waiting.length === 0) {
    return;
  }
  await writeEnds(
    cx,
    waiting.map(({ id }) => id),
    state
  );
  await recordOf(cx, opening, FACTS[state], {
    data: reason === undefined ? {} : { reason },
    people: waiting.map(({ user_id }) => ({ user_id, part: "waiting" })),
  });
  await takeBackMails(
    cx,
    `/board/${opening.id}`,
    waiting.flatMap(({ user_id, state: was, offer_ends_at }) =>
      was === "offered" ? [{ user_id, until: offer_ends_at! }] : []
    )
  );
  publishWaits(
    cx,
    waiting.map(({ user_id }) => user_id)
  );
}

/**
 * There is nothing left to wait for: everybody in line, or those given, is told so once.
 * @param unnamed the text should not stand, so it is not repeated
 */
export async function endLine(
  cx: TasksCx,
  opening: On,
  reason: OverReason,
  { only, unnamed = false }: { only?: ReadonlySet<number>; unnamed?: boolean } = {}
): Promise<void> {
  const line = await lineOf(cx, opening.id);
  const ended = only ? line.filter(({ user_id }) => only.has(user_id)) : line;
  await endWaiting(cx, opening, ended, "over", reason);
  await tellOver(cx, opening, ended, { unnamed });
}

export const tellOver = (
  cx: TasksCx,
  opening: On,
  ended: readonly Pick<Waiting, "id" | "user_id">[],
  { unnamed }: { unnamed: boolean }
): Promise<void> =>
  tell(cx, opening, "waiting_over", {
    key: `waiting-over:${opening.id}:${ended[0]?.id}`,
    user_ids: ended.map(({ user_id }) => user_id),
    unnamed,
  });
