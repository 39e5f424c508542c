/** No topic has it, so that the form says what is asked for. */
const NO_TOPIC = -1;

/** The topic of an address as it is copied out of the browser, or of its number; null where nothing is written. */
export function topicInAddress(written: string): number | null {
  const address = written.trim();
  if (address === "") {
    return null;
  }
  const id =
    /^\d+$/.exec(address)?.[0] ??
    /\/t\/(?:[^/?#]+\/)??(\d+)(?=[/?#]|$)/.exec(address)?.[1];
  return id ? Number(id) : NO_TOPIC;
}
