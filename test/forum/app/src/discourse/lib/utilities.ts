const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
};

export function escapeExpression(text: unknown): string {
  return String(text ?? "").replace(/[&<>"'`]/g, (character) => ENTITIES[character]!);
}

const SIZES: Record<string, number> = { tiny: 24, small: 24, medium: 48, large: 48, huge: 144 };

export function translateSize(size: string | number): number {
  return SIZES[size] ?? Number(size);
}

export function avatarUrl(template: string | null | undefined, size: string | number): string {
  const pixels = Math.round(translateSize(size) * Math.max(1, window.devicePixelRatio || 1));
  return (template ?? "").replace(/\{size\}/g, String(pixels));
}

/** What a template shows instead of the login name, where the forum puts full names first. */
export function formatUsername(username: string | null | undefined): string {
  return username ?? "";
}

export function clipboardCopy(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}

export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
