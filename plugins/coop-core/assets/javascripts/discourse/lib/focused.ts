import { modifier } from "ember-modifier";

/** What comes in place of the button that was pressed takes its focus. */
export default modifier((element: HTMLElement) => element.focus());
