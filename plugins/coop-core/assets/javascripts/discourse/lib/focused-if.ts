import { modifier } from "ember-modifier";

/** A button that comes back when what stood in its place was left takes the focus again. */
export default modifier((element: HTMLElement, [left]: [boolean]) => {
  if (left) {
    element.focus({ preventScroll: true });
  }
});
