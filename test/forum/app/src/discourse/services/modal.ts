import { tracked } from "@glimmer/tracking";
import { schedule } from "@ember/runloop";
import Service from "@ember/service";

export interface ActiveModal {
  component: any;
  opts: { model?: unknown };
  resolve(data: unknown): void;
}

/** Shows one modal at a time; the promise is fulfilled with what `@closeModal` was given. */
export default class ModalService extends Service {
  @tracked activeModal: ActiveModal | null = null;
  @tracked containerElement: HTMLElement | null = null;
  triggerElement: HTMLElement | null = null;

  setContainerElement(element: HTMLElement | null): void {
    this.containerElement = element;
  }

  show(component: any, opts: { model?: unknown } = {}): Promise<any> {
    this.close({ initiatedBy: "initiatedByModalShow" });
    this.triggerElement = document.activeElement as HTMLElement | null;
    return new Promise((resolve) => {
      this.activeModal = { component, opts, resolve };
    });
  }

  close(data?: unknown): void {
    const closing = this.activeModal;
    if (!closing) {
      return;
    }
    this.activeModal = null;
    closing.resolve(data);
    // Where one came from is where one goes on reading, once it can be reached again.
    const trigger = this.triggerElement;
    this.triggerElement = null;
    schedule("afterRender", () => trigger?.focus());
  }
}
