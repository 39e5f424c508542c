import { modifier } from "ember-modifier";

/** So much of it has to be seen before it counts. */
const ENOUGH = "0px 0px -80px 0px";

/** Tells whether an element is in sight, as it comes and goes. */
export default modifier(
  (element: Element, [tell]: [tell: (inSight: boolean) => void]) => {
    const observer = new IntersectionObserver(
      (entries) => tell(entries.at(-1)!.isIntersecting),
      { rootMargin: ENOUGH }
    );
    observer.observe(element);
    return () => observer.disconnect();
  }
);
