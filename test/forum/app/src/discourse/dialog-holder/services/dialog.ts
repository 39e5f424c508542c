import { tracked } from "@glimmer/tracking";
import { action } from "@ember/object";
import Service from "@ember/service";

export interface DialogOptions {
  message?: unknown;
  title?: string;
  confirmButtonLabel?: string;
  confirmButtonIcon?: string;
  confirmButtonClass?: string;
  cancelButtonLabel?: string;
  didConfirm?: () => unknown;
  didCancel?: () => unknown;
  class?: string;
}

export interface OpenDialog extends DialogOptions {
  type: "alert" | "confirm" | "notice";
}

/** Questions and messages that stand before everything else. */
export default class DialogService extends Service {
  @tracked open: OpenDialog | null = null;

  #resolve: ((value: unknown) => void) | undefined;
  #before: HTMLElement | null = null;

  alert(given: string | DialogOptions): Promise<unknown> {
    return this.dialog({ type: "alert", ...asOptions(given) });
  }

  notice(message: string): Promise<unknown> {
    return this.dialog({ type: "notice", message });
  }

  confirm(given: DialogOptions): Promise<unknown> {
    return this.dialog({ type: "confirm", ...given });
  }

  yesNoConfirm(given: DialogOptions): Promise<unknown> {
    return this.confirm({ confirmButtonLabel: "yes_value", cancelButtonLabel: "no_value", ...given });
  }

  deleteConfirm(given: DialogOptions): Promise<unknown> {
    return this.confirm({ confirmButtonLabel: "delete", confirmButtonClass: "btn-danger", ...given });
  }

  dialog(open: OpenDialog): Promise<unknown> {
    this.#resolve?.(undefined);
    this.#before = document.activeElement as HTMLElement | null;
    this.open = open;
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  @action
  async didConfirmWrapped(): Promise<void> {
    const { didConfirm } = this.open ?? {};
    this.#end(true);
    await didConfirm?.();
  }

  @action
  cancel(): void {
    const { didCancel } = this.open ?? {};
    this.#end(false);
    didCancel?.();
  }

  #end(answer: boolean): void {
    this.open = null;
    this.#resolve?.(answer);
    this.#resolve = undefined;
    this.#before?.focus?.();
  }
}

function asOptions(given: string | DialogOptions): DialogOptions {
  return typeof given === "string" ? { message: given } : given;
}
