/** Somebody leaves near the day, and nobody in line is asked: those who watch are told, and by then the contact person too. */
import type { Cx } from "coop-core/server";
import type { EndReason } from "../claim/end";
import type { TasksDatabase } from "../tables";
import { tell } from "./changed";
import { keeperOf } from "./contact-person";
import { followersOf } from "./followers";
import { standing, type Opening } from "./opening";
import { findAnyOpening } from "./rows";

const DAY = 24 * 60 * 60_000;
/** Always near, however long it has stood there. */
const LEAST = 3 * DAY;
/** From when on the board says that people are short; nothing is near before. */
const MOST = 7 * DAY;
/** Of the time between being put on the board and its day. */
const LAST_PART = 4;

/** Is the day near? Within three days, or the last quarter of its time on the board, and a week at most. */
export function isNear({ created_at, due_at }: Pick<Opening, "created_at" | "due_at">, now: string): boolean {
  if (due_at === null) {
    return false;
  }
  const quarter = (Date.parse(due_at) - Date.parse(created_at)) / LAST_PART;
  const left = Date.parse(due_at) - Date.parse(now);
  return left > 0 && left <= Math.min(MOST, Math.max(LEAST, quarter));
}

/** Somebody is gone; the contact person does not learn of it in another way. */
const UNTOLD: readonly EndReason[] = ["account_removed", "access_ended"];
const LEAVES: readonly EndReason[] = [...UNTOLD, "by_claimant", "by_contact_person", "went_quiet"];

type Left = Pick<Opening, "id" | "created_at" | "due_at">;

/** @param key of what made it free; the opening's row is locked */
export async function tellWatchers(cx: Cx<TasksDatabase>, left: Left, key: string, reason: EndReason): Promise<void> {
  if (!LEAVES.includes(reason) || !isNear(left, cx.now)) {
    return;
  }
  const opening = await findAnyOpening(cx, left.id);
  if (!opening || opening.hidden_at !== null || standing(opening, opening.tally, cx.now) !== "open") {
    return;
  }
  await tell(cx, opening, "left_near", {
    key: `left-near:${key}`,
    user_ids: [...(await followersOf(cx, opening.id)), UNTOLD.includes(reason) ? keeperOf(opening) : null],
    // Who it was is not said, and their going takes nothing back.
    actor_id: null,
  });
}
