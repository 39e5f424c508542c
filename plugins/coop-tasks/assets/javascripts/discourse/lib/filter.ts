import { HAVE, KINDS, WHERE } from "./choices";
import type { Filter } from "./tasks-api";

/** What stands in the board's address; null is left out there. */
export interface FilterParams {
  view: string | null;
  have: string | null;
  kind: string | null;
  where: string | null;
  paid: string | null;
  fresh: string | null;
  skill: string | null;
  campaign: string | null;
  circle: string | null;
  q: string | null;
  mine: string | null;
}

export const NO_FILTER: FilterParams = {
  view: null,
  have: null,
  kind: null,
  where: null,
  paid: null,
  fresh: null,
  skill: null,
  campaign: null,
  circle: null,
  q: null,
  mine: null,
};

/** Chosen besides the time that somebody has, each shown with a way to take it off. */
export const CHOSEN = [
  "q",
  "kind",
  "where",
  "paid",
  "fresh",
  "skill",
  "campaign",
  "circle",
] as const;
export type Chosen = (typeof CHOSEN)[number];

const oneOf = <T extends string>(
  value: string | null,
  allowed: readonly T[]
): T | null => allowed.find((one) => one === value) ?? null;

const yesOrNo = (value: string | null): boolean | null =>
  value === "1" ? true : value === "0" ? false : null;

/** What cannot be seen and comes along when something is copied: the server takes none of it. */
const HIDDEN =
  /\p{Cc}|[\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const SEEN = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u;

function words(value: string | null, most: number): string | null {
  const text = (value ?? "")
    .replace(HIDDEN, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, most)
    // Half of a letter, where it was cut.
    .replace(/\p{Cs}/gu, "");
  return SEEN.test(text) ? text : null;
}

/** Somebody may have written the address by hand: what it cannot mean is no filter. */
export const filterOf = (params: FilterParams): Filter => ({
  by: params.view === "state" ? "state" : "effort",
  have: oneOf(params.have, HAVE),
  kind: oneOf(params.kind, KINDS),
  where: oneOf(params.where, WHERE),
  paid: yesOrNo(params.paid),
  fresh: yesOrNo(params.fresh) || null,
  skill: words(params.skill, 30),
  campaign: words(params.campaign, 40),
  category_id: /^[1-9]\d{0,8}$/.test(params.circle ?? "")
    ? Number(params.circle)
    : null,
  q: words(params.q, 200),
  mine: yesOrNo(params.mine) || null,
});

/** The address without what it cannot mean: nothing is shown as chosen that narrows nothing. */
export function meantBy(params: FilterParams): FilterParams {
  const { have, kind, where, skill, campaign, q, ...of } = filterOf(params);
  const said = (name: "paid" | "fresh" | "mine") =>
    typeof of[name] === "boolean" ? params[name] : null;
  return {
    view: of.by === "state" ? "state" : null,
    have: have ?? null,
    kind: kind ?? null,
    where: where ?? null,
    paid: said("paid"),
    fresh: said("fresh"),
    skill: skill ?? null,
    campaign: campaign ?? null,
    circle: of.category_id ? params.circle : null,
    q: q ?? null,
    mine: said("mine"),
  };
}

/** Anything that narrows the board; the view is none, and neither is the board of a circle. */
export const isFiltered = ({
  by: _,
  category_id: __,
  ...chosen
}: Filter): boolean =>
  Object.values(chosen).some((value) => value !== null && value !== undefined);
