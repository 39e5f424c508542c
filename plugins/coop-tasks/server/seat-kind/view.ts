/** What a page shows of the kinds of seat in an opening. */
import * as v from "valibot";
import { promisedSeats, takenSeats } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { freeOfKind } from "./seat-kind";

export const SeatKindView = v.object({
  id: v.number(),
  name: v.string(),
  seats: v.number(),
  taken: v.number(),
  offered: v.number(),
  free: v.number(),
  /** How many wait for a place of this kind alone. */
  waiting: v.number(),
  minimum: v.number(),
  missing: v.number(),
});

export const viewKinds = (opening: Judged): v.InferOutput<typeof SeatKindView>[] =>
  opening.kinds.map((kind) => ({
    ...{ id: kind.id, name: kind.name, seats: kind.seats, waiting: kind.waiting, minimum: kind.minimum },
    taken: takenSeats(opening, kind.tally),
    offered: kind.tally.offered,
    free: freeOfKind(opening, kind),
    missing: Math.max(0, kind.minimum - promisedSeats(opening, kind.tally)),
  }));
