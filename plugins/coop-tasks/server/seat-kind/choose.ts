import { Refusal, wrongField } from "coop-core/server";
import type { Judged } from "../opening/policy";
import { freeKinds, freeOfKind } from "./seat-kind";

/** Codes of the choice, for `refuses`. */
export const KIND_REFUSALS = { which_kind: 422, no_such_kind: 422, kind_full: 409 } as const;

/**
 * The kind of seat that a claim takes: the one that is asked for, or the only one
 * that is free; null where there are no kinds. That some place is free is known.
 * @throws Refusal where it is not one of them, is full, or has to be said
 */
export function chooseKind(opening: Judged, asked: number | null): number | null {
  const kind = opening.kinds.find(({ id }) => id === asked);
  if (asked !== null && !kind) {
    throw wrongField("seat_kind_id", "no_such_kind");
  }
  if (kind && freeOfKind(opening, kind) === 0) {
    throw new Refusal(409, "kind_full", { name: kind.name });
  }
  if (kind || opening.kinds.length === 0) {
    return asked;
  }
  const [only, ...others] = freeKinds(opening);
  if (!only || others.length > 0) {
    throw wrongField("seat_kind_id", "which_kind");
  }
  return only.id;
}
