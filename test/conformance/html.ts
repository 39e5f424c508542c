/** Looks into HTML that a forum made: which elements, which attributes, which text. */
import sanitizeHtml from "sanitize-html";

export interface Element {
  name: string;
  attributes: Record<string, string>;
}

export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const note = (name: string, attribs: Record<string, string>) => {
    found.push({ name, attributes: { ...attribs } });
    return { tagName: name, attribs };
  };
  sanitizeHtml(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    transformTags: { "*": note },
  });
  return found;
}

/** What a reader reads, with its white space as it comes. */
export const textOf = (html: string): string =>
  sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} })
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
