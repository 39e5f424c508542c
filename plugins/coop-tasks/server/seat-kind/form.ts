/** Places in the form of an opening: how many, of which kinds, and how many are needed. */
import { moderated, schema, wrongField, type Cx } from "coop-core/server";
import * as v from "valibot";
import { takenSeats, type Kind } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import type { WrittenKind } from "./rows";

const MOST_KINDS = 20;

export const PlacesForm = {
  /** Null: as many as like to. Their kinds say how many where there are some. */
  seats: v.optional(v.nullable(schema.wholeNumber(1, 1000)), null),
  /** With fewer it does not go ahead; null: with whoever comes. */
  minimum: v.optional(v.nullable(schema.wholeNumber(1, 1000)), null),
  /** "2 drivers, 3 in the kitchen"; each new one without an id. */
  seat_kinds: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          id: v.optional(v.nullable(schema.id), null),
          name: schema.line(60),
          seats: schema.wholeNumber(1, 1000),
          minimum: v.optional(schema.wholeNumber(0, 1000), 0),
        })
      ),
      v.maxLength(MOST_KINDS)
    ),
    []
  ),
};

/** 422 codes of these fields; each comes with the field. */
export const PLACES_REFUSALS = {
  more_than_places: 422,
  same_name_twice: 422,
  no_such_kind: 422,
  too_few_seats: 422,
  too_few_of_kind: 422,
} as const;

interface Places {
  seats: number | null;
  minimum: number | null;
  seat_kinds: WrittenKind[];
}

/** The seats of an opening are the sum of its kinds', and so is what it needs. */
export function seatColumns({ seats, minimum, seat_kinds }: Places): Pick<Places, "seats" | "minimum"> {
  if (seat_kinds.length === 0) {
    if (seats !== null && minimum !== null && minimum > seats) {
      throw wrongField("minimum", "more_than_places");
    }
    return { seats, minimum };
  }
  const sum = (of: (kind: WrittenKind) => number): number => seat_kinds.reduce((all, kind) => all + of(kind), 0);
  return { seats: sum((kind) => kind.seats), minimum: sum((kind) => kind.minimum) || null };
}

/**
 * The kinds of the form with their names looked after.
 * @param before the opening as it is; nobody who holds a place of a kind loses it
 */
export async function checkedKinds(
  cx: Cx<TasksDatabase>,
  { seat_kinds, kind: form }: Places & { kind: Kind },
  before?: Judged
): Promise<WrittenKind[]> {
  const known = before?.kinds ?? [];
  const names = seat_kinds.map(({ name }) => name);
  for (const [at, { id, name, seats, minimum }] of seat_kinds.entries()) {
    if (minimum > seats) {
      throw wrongField("seat_kinds", "more_than_places");
    }
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at) {
      throw wrongField("seat_kinds", "same_name_twice", { name });
    }
    if (id !== null && (!known.some((one) => one.id === id) || seat_kinds.findIndex((one) => one.id === id) !== at)) {
      throw wrongField("seat_kinds", "no_such_kind");
    }
  }
  // Without any kinds all places are of one, so nobody loses theirs.
  for (const { id, name, tally } of seat_kinds.length > 0 ? known : []) {
    const taken = takenSeats({ kind: form }, tally);
    if (taken > (seat_kinds.find((one) => one.id === id)?.seats ?? 0)) {
      throw wrongField("seat_kinds", "too_few_of_kind", { name, count: taken });
    }
  }
  const { seat_kinds: looked } = await moderated(cx, { seat_kinds: names.join("\n") });
  return looked.split("\n").flatMap((name, at) => (at < seat_kinds.length ? [{ ...seat_kinds[at]!, name }] : []));
}
