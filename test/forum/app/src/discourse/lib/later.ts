import { later } from "@ember/runloop";
import { isTesting } from "./environment";

/** As Ember's, but at once in tests. */
export default function discourseLater(...args: unknown[]): ReturnType<typeof later> {
  if (isTesting() && typeof args.at(-1) === "number") {
    args[args.length - 1] = 0;
  }
  return (later as (...given: unknown[]) => ReturnType<typeof later>)(...args);
}
