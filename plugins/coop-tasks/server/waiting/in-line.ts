/** Whose turn it is: the order of arrival, and nothing else. */
import type { Waiting } from "./waiting";

type InLine = Pick<Waiting, "id" | "seat_kind_id">;

/** Free places: of each kind by its id, or of no kind under null; `Infinity` where there is no limit. */
export type Free = ReadonlyMap<number | null, number>;

interface Turn<W extends InLine> {
  waiting: W;
  /** The kind of the place that is held for them. */
  seat_kind_id: number | null;
}

const placeFor = ({ seat_kind_id }: Pick<InLine, "seat_kind_id">, free: Free): number | null | undefined =>
  (seat_kind_id === null ? [...free.keys()] : [seat_kind_id]).find((kind) => (free.get(kind) ?? 0) > 0);

/** Is there a place that this person waits for? */
export const suits = (waiting: Pick<InLine, "seat_kind_id">, free: Free): boolean =>
  placeFor(waiting, free) !== undefined;

/**
 * Goes along the line once and gives everybody the first free place that they
 * wait for, until none is left.
 * @param line in order of arrival
 */
export function turns<W extends InLine>(line: readonly W[], free: Free): Turn<W>[] {
  const left = new Map(free);
  const chosen: Turn<W>[] = [];
  for (const waiting of line) {
    const kind = placeFor(waiting, left);
    if (kind !== undefined) {
      left.set(kind, left.get(kind)! - 1);
      chosen.push({ waiting, seat_kind_id: kind });
    }
  }
  return chosen;
}
