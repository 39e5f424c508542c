/** The embedded forum lives at the root, so addresses stay as they are. */
export default function getURL(url: string): string {
  return url;
}

export function getAbsoluteURL(path: string): string {
  return new URL(path, window.location.origin).href;
}

export function getURLWithCDN(url: string): string {
  return url;
}

export function withoutPrefix(path: string): string {
  return path;
}
