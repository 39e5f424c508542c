import { type Asks, asks } from "./opening-draft/asks";
import { type Copies, copies } from "./opening-draft/copies";
import { type Finding, finding } from "./opening-draft/finding";
import { type HowLong, howLong } from "./opening-draft/how-long";
import { NO_LIMIT, type Places, places } from "./opening-draft/places";
import { type Repeating, repeating } from "./opening-draft/repeats";
import { type What, what } from "./opening-draft/what";
import {
  type WhereAndWhen,
  whereAndWhen,
} from "./opening-draft/where-and-when";
import { takesPlaces, type Who, who } from "./opening-draft/who";
import type { Opening, OpeningInput } from "./tasks-api";

/** What stands in the form, section by section. */
export type OpeningDraft = What &
  HowLong &
  Places &
  Who &
  Copies &
  WhereAndWhen &
  Asks &
  Finding &
  Repeating;

export const blankDraft = (category_id: number | null): OpeningDraft => ({
  ...what.blank,
  ...howLong.blank,
  ...places.blank,
  ...who.blank,
  ...copies.blank,
  ...whereAndWhen.blank,
  ...finding.blank,
  ...asks.blank,
  ...repeating.blank,
  category_id,
});

export const draftOf = (opening: Opening): OpeningDraft => ({
  ...what.of(opening),
  ...howLong.of(opening),
  ...places.of(opening),
  ...who.of(opening),
  ...copies.of(opening),
  ...whereAndWhen.of(opening),
  ...finding.of(opening),
  ...asks.of(opening),
  ...repeating.of(opening),
});

export const inputOf = (
  draft: OpeningDraft,
  before?: Opening
): OpeningInput => ({
  ...what.input(draft, before),
  ...howLong.input(draft, before),
  ...places.input(takesPlaces(draft.answered_by) ? draft : NO_LIMIT, before),
  ...who.input(draft, before),
  ...copies.input(
    draft.answered_by === "copies" ? draft : copies.blank,
    before
  ),
  ...whereAndWhen.input(draft, before),
  ...finding.input(draft, before),
  ...asks.input(draft, before),
  ...repeating.input(draft, before),
});
