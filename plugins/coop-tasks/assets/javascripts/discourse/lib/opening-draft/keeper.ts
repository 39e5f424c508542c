import type { OpeningDraft } from "../opening-draft";

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
