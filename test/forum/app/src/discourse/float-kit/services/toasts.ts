import { tracked } from "@glimmer/tracking";
import { later } from "@ember/runloop";
import Service from "@ember/service";
import { isTesting } from "../../lib/environment";

export interface ToastOptions {
  duration?: "short" | "long" | number;
  autoClose?: boolean;
  class?: string;
  data?: { message?: unknown; title?: string; icon?: string; theme?: string };
}

const MILLISECONDS = { short: 3000, long: 5000 };

let serial = 0;

/** A message at the edge of the page that goes by itself. */
export default class Toasts extends Service {
  @tracked
  activeToasts: { id: number; options: ToastOptions; close(): void }[] = [];

  show(options: ToastOptions = {}): { id: number; options: ToastOptions; close(): void } {
    const id = ++serial;
    const toast = { id, options, close: () => this.close({ id }) };
    this.activeToasts = [...this.activeToasts, toast];
    const { duration = "short", autoClose = true } = options;
    if (autoClose && !isTesting()) {
      later(toast.close, typeof duration === "number" ? duration : MILLISECONDS[duration]);
    }
    return toast;
  }

  default(options: ToastOptions): unknown {
    return this.#themed("default", options);
  }

  success(options: ToastOptions): unknown {
    return this.#themed("success", options);
  }

  error(options: ToastOptions): unknown {
    return this.#themed("error", options);
  }

  warning(options: ToastOptions): unknown {
    return this.#themed("warning", options);
  }

  info(options: ToastOptions): unknown {
    return this.#themed("info", options);
  }

  close({ id }: { id: number }): void {
    this.activeToasts = this.activeToasts.filter((toast) => toast.id !== id);
  }

  #themed(theme: string, options: ToastOptions): unknown {
    return this.show({ ...options, data: { ...options.data, theme } });
  }
}
