import { modifier } from "ember-modifier";
import { around, focusAround } from "./focus-around";

/** What goes with the focus on it, be it a link that led somewhere or a row that somebody else took, leaves it where it was. */
export default modifier((element: HTMLElement) => {
  let last: Element | null = null;
  let places: HTMLElement[] = [];
  const onFocus = ({ target }: FocusEvent): void => {
    last = target as Element;
    places = around(last);
  };
  const onChange = (): void => {
    if (
      last?.isConnected === false &&
      document.activeElement === document.body
    ) {
      last = null;
      focusAround(places);
    }
  };
  const changes = new MutationObserver(onChange);
  changes.observe(element, { childList: true, subtree: true });
  element.addEventListener("focusin", onFocus);
  return () => {
    changes.disconnect();
    element.removeEventListener("focusin", onFocus);
  };
});
