import { modifier } from "ember-modifier";

let firstPage = true;

/** The browser begins at the top of the first page by itself; only later ones move the focus. */
export function pageWasShown(): void {
  firstPage = false;
}

/** On the heading of a page: whoever navigates by keyboard or ear goes on from here. */
export default modifier((heading: HTMLElement) => {
  if (firstPage) {
    return;
  }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
});
