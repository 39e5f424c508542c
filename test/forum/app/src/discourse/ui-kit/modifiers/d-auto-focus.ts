import { modifier } from "ember-modifier";

/** Puts the cursor where a form begins. */
export default modifier((element: HTMLElement, [options]: [{ selectText?: boolean }?]) => {
  element.focus({ preventScroll: true });
  if (options?.selectText && "select" in element) {
    (element as HTMLInputElement).select();
  }
});
