/** As Discourse makes them: lower case, ASCII, words joined by hyphens. */
export const slugOf = (text: string, otherwise = ""): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 255) || otherwise;
