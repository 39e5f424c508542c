/** What nobody waits for, once the page is drawn. */
export const whenIdle = (work: () => void): unknown =>
  "requestIdleCallback" in window
    ? requestIdleCallback(work, { timeout: 5000 })
    : setTimeout(work, 1000);
