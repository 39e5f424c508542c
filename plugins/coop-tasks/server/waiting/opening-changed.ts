/** What a change of an opening means for those who wait there. */
import type { Cx } from "coop-core/server";
import { freeSeats, standing } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { scheduleEnds } from "./due";
import { endLine } from "./end";
import { freePlaces, seatFreed } from "./next";
import { shortenOffers } from "./rows";
import { isLastDay } from "./times";

/** Is there a place, of any kind or of one, that was not there before? */
function isRoomier(before: Judged, after: Judged): boolean {
  const wholeBefore = freeSeats(before, before.tally) ?? Infinity;
  const wholeAfter = freeSeats(after, after.tally) ?? Infinity;
  const ofKinds = freePlaces(before);
  return wholeAfter > wholeBefore || [...freePlaces(after)].some(([kind, free]) => free > (ofKinds.get(kind) ?? 0));
}

/** @param before as it was; its row is locked, and what changed is written */
export async function openingChanged(cx: Cx<TasksDatabase>, before: Judged): Promise<void> {
  const after = await lockAnyOpening(cx, before.id);
  if (!after || after.waiting + after.tally.offered === 0) {
    return;
  }
  if (after.answered_by !== "claim" && standing(after, after.tally, cx.now) !== "withdrawn") {
    return endLine(cx, after, "signing_up_elsewhere");
  }
  const dayMoved = before.due_at !== after.due_at;
  if (dayMoved && after.due_at !== null) {
    await shortenOffers(cx, after.id, after.due_at);
    await scheduleEnds(cx, after);
  }
  if (isRoomier(before, after) || (dayMoved && !isLastDay(after, cx.now))) {
    await seatFreed(cx, after);
  }
}
