import { tracked } from "@glimmer/tracking";
import { modifier } from "ember-modifier";
import type { CoopRefusal } from "discourse/plugins/coop-core/discourse/lib/refusal";

/** Enter in a field is the button. */
export function enterIsTheButton(event: SubmitEvent): void {
  event.preventDefault();
  (event.currentTarget as HTMLFormElement)
    .querySelector<HTMLButtonElement>(".coop-claim__yes, .coop-offer__send")
    ?.click();
}

/** A form whose fields keep themselves what is typed: what stands in them, and what is wrong in which. */
export class PlainForm {
  @tracked wrong: { field: string; text: string } | null = null;

  /** On the form's element. */
  shown = modifier((element: HTMLFormElement) => {
    this.#element = element;
  });

  forget = (): void => {
    this.wrong = null;
  };

  wrongAt = (name: string): string | null =>
    this.wrong?.field === name ? this.wrong.text : null;
  #element: HTMLFormElement | null = null;

  text(name: string): string {
    return String(this.#given.get(name) ?? "").trim();
  }

  isTicked(name: string): boolean {
    return this.#given.has(name);
  }

  clear(): void {
    this.#element?.reset();
  }

  /**
   * Says what is wrong where it is wrong.
   * @param ownWords of a field that holds what cannot be kept
   * @returns whether the refusal is about a field
   */
  refuse(
    { code, field, text }: CoopRefusal,
    ownWords: (field: string) => string | null
  ): boolean {
    if (!field) {
      return false;
    }
    const own = code === "invalid_input" ? ownWords(field) : null;
    this.wrong = { field, text: own ?? text };
    this.#element?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
    return true;
  }

  get #given(): FormData {
    return new FormData(this.#element!);
  }
}
