import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { i18n } from "../../../discourse-i18n";
import { escapeExpression } from "../../lib/utilities";

export interface IconOptions {
  class?: string;
  title?: string;
  translatedTitle?: string;
}

export function iconHTML(id: string, options: IconOptions = {}): string {
  const name = escapeExpression(id);
  const title = options.translatedTitle ?? (options.title ? i18n(options.title) : "");
  const classes = `fa d-icon d-icon-${name} svg-icon svg-string ${escapeExpression(options.class)}`.trim();
  const svg = `<svg class="${classes}" ${title ? 'role="img"' : 'aria-hidden="true"'} xmlns="http://www.w3.org/2000/svg">${title ? `<title>${escapeExpression(title)}</title>` : ""}<use href="#${name}"></use></svg>`;
  return svg;
}

export default function icon(id: string, options: IconOptions = {}): TrustedHTML {
  return trustHTML(iconHTML(id, options));
}
