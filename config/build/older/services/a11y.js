import { cancel, later } from "@ember/runloop";
import Service from "@ember/service";

/**
 * Discourse has this service since after 3.5: it tells a screen reader one
 * sentence. Here it is the part of it that we use.
 */
export default class A11y extends Service {
  #regions = {};

  willDestroy() {
    super.willDestroy(...arguments);
    for (const region of Object.values(this.#regions)) {
      cancel(region.timer);
      region.element.remove();
    }
  }

  announce(message, type = "polite", clearDelay = 2000) {
    const region = (this.#regions[type] ??= this.#makeRegion(type));
    region.element.textContent = message;
    cancel(region.timer);
    region.timer = later(() => (region.element.textContent = ""), clearDelay);
  }

  #makeRegion(type) {
    const element = document.createElement("div");
    element.className = "sr-only";
    element.setAttribute("role", type === "assertive" ? "alert" : "status");
    element.setAttribute("aria-live", type);
    document.body.append(element);
    return { element, timer: undefined };
  }
}
