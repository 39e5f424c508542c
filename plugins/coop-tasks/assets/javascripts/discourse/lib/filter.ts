import { HAVE, KINDS } from "./choices";
import type { Filter } from "./tasks-api";

/** The board's filter as it stands in the address; null is left out there. */
export interface FilterParams {
  have: string | null;
  kind: string | null;
  paid: string | null;
  category: string | null;
  mine: string | null;
}

export const NO_FILTER: FilterParams = {
  have: null,
  kind: null,
  paid: null,
  category: null,
  mine: null,
};

const oneOf = <T extends string>(
  value: string | null,
  allowed: readonly T[]
): T | null => allowed.find((one) => one === value) ?? null;

/** Somebody may have written the address by hand: what it cannot mean is no filter. */
export const filterOf = (params: FilterParams): Filter => ({
  have: oneOf(params.have, HAVE),
  kind: oneOf(params.kind, KINDS),
  paid: oneOf(params.paid, ["true", "false"] as const),
  category_id: /^[1-9]\d{0,14}$/.test(params.category ?? "")
    ? Number(params.category)
    : null,
  mine: oneOf(params.mine, ["true"] as const),
});
