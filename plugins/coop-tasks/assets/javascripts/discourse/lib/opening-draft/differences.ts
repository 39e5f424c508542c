import type { OpeningDraft } from "../opening-draft";
import { text } from "./part";

export interface Difference {
  field: keyof OpeningDraft;
  value: string;
}

/** Fields in which two versions differ, with what stands in the second. */
export const differences = (
  mine: OpeningDraft,
  theirs: OpeningDraft
): Difference[] =>
  (Object.keys(theirs) as (keyof OpeningDraft)[])
    .filter((field) => text(mine[field]) !== text(theirs[field]))
    .map((field) => ({ field, value: text(theirs[field]) ?? "–" }));
