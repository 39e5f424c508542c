import { tracked } from "@glimmer/tracking";
import { cancel, later } from "@ember/runloop";
import Service from "@ember/service";
import { isTesting } from "../lib/environment";

/** Tells a screen reader one sentence, through the live regions at the end of the page. */
export default class A11y extends Service {
  @tracked politeMessage: string | undefined;
  @tracked assertiveMessage: string | undefined;

  #timers: Partial<Record<"polite" | "assertive", ReturnType<typeof later>>> = {};

  announce(message: string, type: "polite" | "assertive" = "polite", clearDelay = 2000): void {
    const field = type === "polite" ? "politeMessage" : "assertiveMessage";
    this[field] = message;
    if (this.#timers[type]) {
      cancel(this.#timers[type]);
    }
    if (!isTesting()) {
      this.#timers[type] = later(() => (this[field] = undefined), clearDelay);
    }
  }
}
