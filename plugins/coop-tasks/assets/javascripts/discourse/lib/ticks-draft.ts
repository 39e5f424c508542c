import { tracked } from "@glimmer/tracking";
import type { CoopRefusal } from "discourse/plugins/coop-core/discourse/lib/refusal";

/** The lines that are to be ticked before somebody says yes, while I tick them. */
export class TicksDraft {
  @tracked wrong: string | null = null;

  tick = (line: string, event: Event): void => {
    this.wrong = null;
    if ((event.target as HTMLInputElement).checked) {
      this.#ticked.add(line);
    } else {
      this.#ticked.delete(line);
    }
  };

  #ticked = new Set<string>();

  /** Those that are ticked. */
  of(lines: readonly string[]): string[] {
    return lines.filter((line) => this.#ticked.has(line));
  }

  clear(): void {
    this.#ticked.clear();
  }

  /** @returns whether the refusal is about them, and said where they stand */
  refuse({ code, text }: CoopRefusal): boolean {
    if (code !== "not_ticked") {
      return false;
    }
    this.wrong = text;
    document
      .querySelector<HTMLInputElement>(".coop-claim__tick:not(:checked)")
      ?.focus();
    return true;
  }
}
