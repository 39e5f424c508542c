import { modifier } from "ember-modifier";

interface Options {
  targetSelector?: string;
  secondaryTargetSelector?: string;
  target?: HTMLElement | string;
  secondaryTarget?: HTMLElement | string;
}

export default modifier((element: HTMLElement, [close, options = {}]: [(event: Event) => void, Options?]) => {
  const also = [options.targetSelector, options.secondaryTargetSelector, options.target, options.secondaryTarget];
  const onPointer = (event: Event): void => {
    const target = event.target as HTMLElement;
    const inside = [element, ...also].some((one) =>
      typeof one === "string" ? target.closest(one) : one?.contains(target)
    );
    if (!inside) {
      close(event);
    }
  };
  document.addEventListener("pointerdown", onPointer, { passive: true });
  return () => document.removeEventListener("pointerdown", onPointer);
});
