import type { Opening, OpeningInput } from "../tasks-api";

/** What one section of the form holds; the empty text is nothing. */
export interface DraftPart<Draft, Sent extends keyof OpeningInput> {
  blank: Draft;
  of(opening: Opening): Draft;
  /** @param before the opening as it was */
  input(draft: Draft, before?: Opening): Pick<OpeningInput, Sent>;
}

export const text = (written: unknown): string | null =>
  String(written ?? "").trim() || null;

export const lines = (written: string | null): string[] =>
  (written ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A field of numbers that was emptied may hold an empty text. */
export const number = (written: unknown): number | null =>
  written === null || written === undefined || written === ""
    ? null
    : Number(written);
