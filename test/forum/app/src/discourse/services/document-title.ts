import Service from "@ember/service";

/** The window's title, with the number of what is new. */
export default class DocumentTitle extends Service {
  #title = "";
  #count = 0;

  setTitle(title: string): void {
    this.#title = title;
    this.#render();
  }

  updateNotificationCount(count: number): void {
    this.#count = count;
    this.#render();
  }

  #render(): void {
    document.title = this.#count > 0 ? `(${this.#count}) ${this.#title}` : this.#title;
  }
}
