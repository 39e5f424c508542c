import { debounce } from "@ember/runloop";
import { isTesting } from "./environment";

/** As Ember's, but at once in tests. */
export default function discourseDebounce(context: unknown, method: unknown, ...rest: unknown[]): unknown {
  if (isTesting()) {
    const waitAt = rest.findLastIndex((value) => typeof value === "number");
    rest[waitAt] = 0;
  }
  return (debounce as (...args: unknown[]) => unknown)(context, method, ...rest);
}
