/** What follows when a place comes free: it is offered to the next in line. */
import { publishWaits, scheduleAll, zoneOrForums, type Cx } from "coop-core/server";
import { tell } from "../opening/changed";
import { freeSeats, standing, type Opening } from "../opening/opening";
import { tellWatchers } from "../opening/watch";
import type { Judged } from "../opening/policy";
import { recordOf } from "../opening/record";
import { lockAnyOpening } from "../opening/rows";
import { freeOfKind } from "../seat-kind/seat-kind";
import type { TasksDatabase } from "../tables";
import { suits, turns, type Free } from "./in-line";
import { whoCanBeAsked, writeOffers, type Offer } from "./rows";
import { isLastDay, offerEnds } from "./times";

type TasksCx = Cx<TasksDatabase>;

/** The places that can be taken now, by kind. */
export const freePlaces = (opening: Judged): Free =>
  opening.kinds.length === 0
    ? new Map([[null, freeSeats(opening, opening.tally) ?? Infinity]])
    : new Map(opening.kinds.map((kind) => [kind.id, freeOfKind(opening, kind)]));

const takesPeople = (opening: Judged, now: string): boolean =>
  opening.hidden_at === null &&
  opening.deleted_at === null &&
  ["open", "full"].includes(standing(opening, opening.tally, now));

/**
 * The one function for every place that comes free: handed back, of a role that
 * was ended, by more seats, or by an offer that was passed on or ran out. Its row
 * is locked. Free places are offered along the line; on the last day all whom
 * one would suit are told, and whoever comes first takes it.
 * @returns how many were asked or told
 */
export async function seatFreed(cx: TasksCx, { id }: Pick<Opening, "id">): Promise<number> {
  const opening = await lockAnyOpening(cx, id);
  if (!opening || opening.waiting === 0 || !takesPeople(opening, cx.now)) {
    return 0;
  }
  const free = freePlaces(opening);
  const line = await whoCanBeAsked(cx, opening);
  if (isLastDay(opening, cx.now)) {
    const suited = line.filter((waiting) => suits(waiting, free));
    await tell(cx, opening, "first_come", {
      key: `first-come:${opening.id}:${opening.revision}`,
      user_ids: suited.map(({ user_id }) => user_id),
    });
    return suited.length;
  }
  const offers = turns(line, free).map(({ waiting, seat_kind_id }) => ({
    id: waiting.id,
    user_id: waiting.user_id,
    seat_kind_id,
    ends_at: offerEnds(cx.now, zoneOrForums(cx, waiting.time_zone), opening.due_at),
  }));
  await makeOffers(cx, opening, offers);
  return offers.length;
}

async function makeOffers(cx: TasksCx, opening: Judged, offers: readonly Offer[]): Promise<void> {
  if (offers.length === 0) {
    return;
  }
  await writeOffers(cx, offers);
  const factId = await recordOf(cx, opening, "place_offered", {
    people: offers.map(({ user_id }) => ({ user_id, part: "waiting" })),
  });
  // Never too late: what holds a place has to let it go, whenever that is looked at.
  await scheduleAll(
    cx,
    offers.map(({ id, ends_at }) => ({
      kind: "offer_runs_out",
      key: `tasks:offer-runs-out:${id}`,
      at: ends_at,
      data: { waiting_id: id },
    }))
  );
  await tell(cx, opening, "offered", {
    key: `offered:${factId}`,
    user_ids: offers.map(({ user_id }) => user_id),
    until: new Map(offers.map(({ user_id, ends_at }) => [user_id, ends_at])),
    // Whose place it was is not said, and their going takes nothing back.
    actor_id: null,
  });
  publishWaits(
    cx,
    offers.map(({ user_id }) => user_id)
  );
}

/** Somebody who was asked cannot: the next is, and where nobody is left to ask, whoever looks after it knows that it is free. */
export async function passOn(cx: TasksCx, opening: Judged): Promise<void> {
  if ((await seatFreed(cx, opening)) === 0 && takesPeople(opening, cx.now)) {
    await tell(cx, opening, "free_again", {
      key: `free-again:${opening.id}:${opening.revision}`,
      user_ids: [opening.contact_user_id],
      actor_id: null,
    });
    await tellWatchers(cx, opening, `${opening.id}:${opening.revision}`, "by_claimant");
  }
}
