import { trustHTML } from "@ember/template";
import { escapeExpression } from "discourse/lib/utilities";

/** A number beside a link of the sidebar, which has no place for a label: seen bare, spoken in a sentence. */
export const spokenBadge = (count: number, words: string): string =>
  trustHTML(
    `<span aria-hidden="true">${count}</span><span class="sr-only">, ${escapeExpression(words)}</span>`
  ) as unknown as string;
