import type { OpeningDraft } from "../opening-draft";
import { text } from "./part";
import { isPlaces, kindsInWords } from "./places";

export interface Difference {
  field: keyof OpeningDraft;
  value: string;
}

const said = (value: unknown): string | null =>
  text(isPlaces(value) ? kindsInWords(value) : value);

/** Fields in which two versions differ, with what stands in the second. */
export const differences = (
  mine: OpeningDraft,
  theirs: OpeningDraft
): Difference[] =>
  (Object.keys(theirs) as (keyof OpeningDraft)[])
    // Which of several is changed is no part of either version.
    .filter((field) => field !== "which")
    .filter((field) => said(mine[field]) !== said(theirs[field]))
    .map((field) => ({ field, value: said(theirs[field]) ?? "–" }));
