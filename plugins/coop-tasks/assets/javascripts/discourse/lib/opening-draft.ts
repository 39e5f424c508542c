import type { Opening, OpeningInput } from "./tasks-api";

/** What stands in the form; the empty text is nothing. */
export interface OpeningDraft {
  kind: Opening["kind"];
  title: string;
  note: string;
  description: string;
  band: Opening["band"];
  minutes_from: number | null;
  minutes_to: number | null;
  rhythm: Opening["rhythm"];
  time_words: string;
  seats: number | null;
  answered_by: Opening["answered_by"];
  link: string;
  category_id: number | null;
  contact: string | null;
  due_on: string;
  place: string;
  paid: boolean;
}

export const KINDS = ["task", "role"] as const;
export const BANDS = ["very_little", "small", "larger"] as const;
export const RHYTHMS = [
  "once",
  "monthly",
  "every_few_months",
  "ongoing",
] as const;
export const ANSWERED_BY = ["claim", "link", "not_yet"] as const;

export const blankDraft = (category_id: number | null): OpeningDraft => ({
  kind: "task",
  title: "",
  note: "",
  description: "",
  band: "small",
  minutes_from: null,
  minutes_to: null,
  rhythm: "once",
  time_words: "",
  seats: 1,
  answered_by: "claim",
  link: "",
  category_id,
  contact: null,
  due_on: "",
  place: "",
  paid: false,
});

export const draftOf = (opening: Opening): OpeningDraft => ({
  kind: opening.kind,
  title: opening.title,
  note: opening.note ?? "",
  description: opening.description_raw,
  band: opening.band,
  minutes_from: opening.minutes_from,
  minutes_to: opening.minutes_to,
  rhythm: opening.rhythm,
  time_words: opening.time_words ?? "",
  seats: opening.seats,
  answered_by: opening.answered_by,
  link: opening.link ?? "",
  category_id: opening.category_id,
  contact: opening.contact_person?.username ?? null,
  due_on: opening.due_on ?? "",
  place: opening.place ?? "",
  paid: opening.paid,
});

const text = (written: unknown): string | null =>
  String(written ?? "").trim() || null;

/** A field of numbers that was emptied may hold an empty text. */
const number = (written: unknown): number | null =>
  written === null || written === undefined || written === ""
    ? null
    : Number(written);

/** @param before the opening as it was, whose zone goes with an unchanged day */
export function inputOf(draft: OpeningDraft, before?: Opening): OpeningInput {
  const due_on = text(draft.due_on);
  return {
    kind: draft.kind,
    title: draft.title,
    note: text(draft.note),
    description: draft.description ?? "",
    band: draft.band,
    minutes_from: number(draft.minutes_from),
    minutes_to: number(draft.minutes_to),
    rhythm: draft.rhythm,
    time_words: text(draft.time_words),
    seats: number(draft.seats),
    answered_by: draft.answered_by,
    link: draft.answered_by === "link" ? text(draft.link) : null,
    category_id: number(draft.category_id) as number,
    contact: text(draft.contact),
    due_on,
    due_zone: due_on && due_on === before?.due_on ? before.due_zone : null,
    place: text(draft.place),
    paid: draft.paid,
  };
}

/** Fields in which two versions differ, with what stands in the second. */
export function differences(
  mine: OpeningDraft,
  theirs: OpeningDraft
): { field: keyof OpeningDraft; value: string }[] {
  return (Object.keys(theirs) as (keyof OpeningDraft)[])
    .filter((field) => text(mine[field]) !== text(theirs[field]))
    .map((field) => ({ field, value: text(theirs[field]) ?? "–" }));
}

interface Kept {
  /** Of the opening that the draft was begun from. */
  version: number | null;
  draft: OpeningDraft;
}

/** What was typed stays in this tab, so that a lost session loses nothing. */
export class DraftKeeper {
  #key: string;

  constructor(openingId: number | null) {
    this.#key = `coop-tasks.opening.${openingId ?? "new"}`;
  }

  keep(kept: Kept): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Storage that is full or forbidden: the form works without.
    }
  }

  find(): Kept | null {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? "null") as Kept;
    } catch {
      return null;
    }
  }

  forget(): void {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}
