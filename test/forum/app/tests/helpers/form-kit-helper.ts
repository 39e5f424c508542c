/** Fills in FormKit's forms, as Discourse's helper of that name. */
import { click, fillIn, select, triggerEvent } from "@ember/test-helpers";

class Field {
  constructor(private readonly container: Element) {}

  get controlType(): string {
    return (this.container as HTMLElement).dataset["controlType"] ?? "";
  }

  get inputElement(): HTMLInputElement {
    return this.container.querySelector<HTMLInputElement>("input, textarea, select, button[role=switch]")!;
  }

  value(): unknown {
    const element = this.inputElement;
    switch (this.controlType) {
      case "checkbox":
        return element.checked;
      case "toggle":
        return element.getAttribute("aria-checked") === "true";
      case "radio-group":
        return this.container.querySelector<HTMLInputElement>("input:checked")?.value;
      default:
        return element.value;
    }
  }

  async fillIn(value: string): Promise<void> {
    await fillIn(this.inputElement, value);
  }

  async toggle(): Promise<void> {
    await click(this.inputElement);
  }

  async select(value: string): Promise<void> {
    if (this.controlType === "radio-group") {
      await click(this.container.querySelector(`input[value="${value}"]`)!);
    } else {
      await select(this.inputElement, value);
    }
  }

  isDisabled(): boolean {
    return (this.container as HTMLElement).dataset["disabled"] !== undefined || this.inputElement.disabled;
  }
}

export default function form(selector = "form"): {
  submit(): Promise<void>;
  reset(): Promise<void>;
  field(name: string): Field;
  hasField(name: string): boolean;
} {
  const element = document.querySelector(`#ember-testing ${selector}`)!;
  const find = (name: string): Element | null => element.querySelector(`[data-name="${name}"]`);
  return {
    submit: () => triggerEvent(element, "submit"),
    reset: () => triggerEvent(element, "reset"),
    field(name) {
      const container = find(name);
      if (!container) {
        throw new Error(`The form has no field "${name}"`);
      }
      return new Field(container);
    },
    hasField: (name) => find(name) !== null,
  };
}
