import Helper from "@ember/component/helper";

/** Puts a class on the page's body for as long as it is drawn. */
export default class BodyClass extends Helper<{ Args: { Positional: (string | null | undefined)[] }; Return: void }> {
  #classes: string[] = [];

  override willDestroy(): void {
    super.willDestroy();
    this.#remove();
  }

  override compute(given: (string | null | undefined)[]): void {
    this.#remove();
    this.#classes = given.filter((name): name is string => !!name);
    document.body.classList.add(...this.#classes);
  }

  #remove(): void {
    document.body.classList.remove(...this.#classes);
  }
}
