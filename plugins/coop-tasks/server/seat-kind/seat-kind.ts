/** Kinds of seat in one opening, "2 drivers, 3 in the kitchen": which are free, and what is still needed. */
import type { Selectable } from "kysely";
import { freeSeats, promisedSeats, takenSeats, type Opening, type Tally } from "../opening/opening";
import type { SeatKindsTable } from "../tables";

export type SeatKind = Selectable<SeatKindsTable>;
/** A kind with who has its places, and how many wait for one of them alone. */
export type KindSeats = Pick<SeatKind, "id" | "name" | "seats" | "minimum"> & { tally: Tally; waiting: number };

type Counted = Pick<Opening, "kind" | "seats"> & { tally: Tally; kinds: readonly KindSeats[] };

/** A place that was taken before there were kinds is one of the whole, so no kind has more free than the whole. */
export const freeOfKind = (opening: Counted, kind: KindSeats): number =>
  Math.max(
    0,
    Math.min(kind.seats - takenSeats(opening, kind.tally), freeSeats(opening, opening.tally) ?? Number.MAX_SAFE_INTEGER)
  );

export const freeKinds = (opening: Counted): KindSeats[] =>
  opening.kinds.filter((kind) => freeOfKind(opening, kind) > 0);

/** How many more have to promise before it can go ahead. */
export function missingSeats(
  opening: Pick<Opening, "kind" | "minimum">,
  tally: Tally,
  kinds: readonly Pick<KindSeats, "minimum" | "tally">[]
): number {
  const short = (minimum: number, of: Tally): number => Math.max(0, minimum - promisedSeats(opening, of));
  return kinds.length === 0
    ? short(opening.minimum ?? 0, tally)
    : kinds.reduce((sum, kind) => sum + short(kind.minimum, kind.tally), 0);
}
