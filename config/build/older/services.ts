/** Services of 3.5 that plugins may inject; another name would fail only when a page asks for it. */

const KNOWN = new Set([
  "app-events",
  "capabilities",
  "composer",
  "current-user",
  "dialog",
  "document-title",
  "key-value-store",
  "menu",
  "message-bus",
  "modal",
  "router",
  "session",
  "site",
  "site-settings",
  "store",
  "toasts",
  "tooltip",
]);

/** Brought along by our own build, from `older/services/`. */
export const BROUGHT = ["a11y"];

const INJECTION = /@service\s*(?:\(\s*["']([\w:-]+)["']\s*\)\s*|\s)(?:declare\s+)?(\w+)/g;
const LOOKUP = /\.lookup\(\s*["']service:([\w-]+)["']/g;

const dasherize = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1-$2").toLowerCase();

export function checkServices(code: string, file: string, own: Set<string>): void {
  const asked = [
    ...[...code.matchAll(INJECTION)].map(([, given, field]) => given ?? dasherize(field!)),
    ...[...code.matchAll(LOOKUP)].map(([, name]) => name!),
  ];
  for (const name of asked) {
    if (!KNOWN.has(name) && !BROUGHT.includes(name) && !own.has(name)) {
      throw new Error(
        `${file}: Discourse 3.5 has no service "${name}", or nobody has looked it up yet; see config/build/older/services.ts.`
      );
    }
  }
}
