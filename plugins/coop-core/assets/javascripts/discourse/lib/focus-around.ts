/** What lies around an element, the nearest first. To be asked before it may go: afterwards nobody knows. */
export function around(element: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element?.parentElement; at; at = at.parentElement) {
    found.push(at);
  }
  return found;
}

/** The nearest that is still there and says something: from it the Tab key goes on, not from the top of the page. */
export function focusAround(places: HTMLElement[]): void {
  const place = places.find((at) => at.isConnected && at.textContent?.trim());
  if (!place || place === document.body) {
    return;
  }
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
  }
  place.focus({ preventScroll: true });
}
