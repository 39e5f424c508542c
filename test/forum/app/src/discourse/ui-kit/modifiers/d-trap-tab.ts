import { modifier } from "ember-modifier";
import { tabbable } from "../../../host/tabbable";

/** Keeps Tab within an element that stands before the page. */
export default modifier(
  (element: HTMLElement, _: [], { autofocus = true }: { autofocus?: boolean; preventScroll?: boolean }) => {
    if (autofocus) {
      const first = element.querySelector<HTMLElement>("[autofocus]") ?? firstUseful(element) ?? element;
      first.focus({ preventScroll: true });
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Tab") {
        return;
      }
      const all = tabbable(element);
      const [first, last] = [all[0], all.at(-1)];
      if (!first || !last) {
        event.preventDefault();
      } else if (event.shiftKey && (document.activeElement === first || document.activeElement === element)) {
        event.preventDefault();
        last.focus();
      } else if (!event.shiftKey && document.activeElement === last) {
        event.preventDefault();
        first.focus();
      }
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  }
);

/** A field before a button, and any button before the one that closes. */
function firstUseful(element: HTMLElement): HTMLElement | undefined {
  const all = tabbable(element);
  return (
    all.find((one) => one.matches("input, textarea, select")) ??
    all.find((one) => !one.matches(".modal-close")) ??
    all[0]
  );
}
