/** What a viewer is shown of those who wait, and of their own place among them. */
import { allOf, can, Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Coop, type CoopOf } from "../coop/coop";
import { withinBoard, type Limits } from "../limit/limit";
import { Can } from "../opening/can";
import { CONTACT_WAYS } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { mayLeave, mayPass, mayTake } from "./policy";
import { aheadOf, beginningOfLine } from "./rows";
import { isLastDay } from "./times";
import { stateAt, WAITING_STATES, type Waiting } from "./waiting";

/** Names of a long line; above that a number. */
const LINE_SHOWN = 20;

export const InLine = v.object({
  person: v.nullable(Person),
  /** The kind of place that is waited for, or held for them; null: whichever comes free, or of no kind. */
  seat_kind_id: v.nullable(v.number()),
  /** A place is held for them while they are asked. */
  asked: v.boolean(),
});

export const MyWaiting = v.object({
  id: v.number(),
  state: v.picklist(WAITING_STATES),
  seat_kind_id: v.nullable(v.number()),
  /** In whose name. */
  coop: v.nullable(Coop),
  joined_at: v.string(),
  /** How many are before the viewer; null when they are not in line. */
  ahead: v.nullable(v.number()),
  offer_ends_at: v.nullable(v.string()),
  /** Who is asked when the viewer cannot. */
  next: v.nullable(Person),
  /** The lines to be ticked are not those that were ticked when joining. */
  ticks_changed: v.boolean(),
  contact: v.nullable(v.object({ way: v.picklist(CONTACT_WAYS), detail: v.nullable(v.string()) })),
  can: v.object({ take_offer: Can, pass_offer: Can, leave_waiting_list: Can }),
});

export interface Line {
  rows: Waiting[];
  mine: Waiting | undefined;
  ahead: number | null;
}

/** The line as far as it is shown, in one statement where nobody waits none. */
export async function readLine(cx: Cx<TasksDatabase>, opening: Judged, mine: Waiting | undefined): Promise<Line> {
  const anybody = opening.waiting + opening.tally.offered > 0;
  return {
    rows: anybody ? await beginningOfLine(cx, opening.id, LINE_SHOWN) : [],
    mine,
    ahead: mine?.state === "waiting" ? await aheadOf(cx, mine) : null,
  };
}

export const peopleInLine = ({ rows }: Line): number[] => rows.map(({ user_id }) => user_id);

/** Those of `peopleInLine`, the co-ops of a page and what the viewer does already, read with its others. */
export interface Known {
  people: ReadonlyMap<number, Person>;
  coopOf: CoopOf;
  limits: Limits;
}

export function viewLine(cx: Cx<TasksDatabase>, opening: Judged, line: Line, known: Known) {
  return {
    last_day: isLastDay(opening, cx.now),
    line: line.rows.map((waiting) => ({
      person: known.people.get(waiting.user_id) ?? null,
      seat_kind_id: waiting.state === "offered" ? waiting.offered_kind_id : waiting.seat_kind_id,
      asked: waiting.state === "offered",
    })),
    my_waiting: viewMine(cx, opening, line, known),
  };
}

function viewMine(
  { viewer, now }: Cx<TasksDatabase>,
  opening: Judged,
  { mine, ahead, rows }: Line,
  { people, coopOf, limits }: Known
): v.InferOutput<typeof MyWaiting> | null {
  if (!mine || !viewer) {
    return null;
  }
  const next = rows.find(
    ({ state, seat_kind_id }) => state === "waiting" && [null, mine.offered_kind_id].includes(seat_kind_id)
  );
  const asked = mine.state === "offered";
  return {
    id: mine.id,
    state: stateAt(mine, now),
    seat_kind_id: asked ? mine.offered_kind_id : mine.seat_kind_id,
    coop: coopOf(mine.coop_id),
    joined_at: mine.joined_at,
    ahead,
    offer_ends_at: asked ? mine.offer_ends_at : null,
    next: (asked && next && people.get(next.user_id)) || null,
    ticks_changed: asked && mine.ticks !== opening.ticks,
    contact: mine.ended_at === null ? { way: mine.contact_way, detail: mine.contact_detail } : null,
    can: can({
      take_offer: allOf(mayTake(viewer, mine, opening, now), withinBoard(limits)),
      pass_offer: mayPass(viewer, mine, now),
      leave_waiting_list: mayLeave(viewer, mine, now),
    }),
  };
}
