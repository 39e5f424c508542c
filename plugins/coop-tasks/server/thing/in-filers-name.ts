/**
 * What a giver wrote goes out in the name of whoever files it: it calls nobody, and
 * links, quotes and embeds nothing. Headings, lists and emphasis stay. What is escaped
 * reads as it was written; so there is no code in it, where a backslash would show.
 * `lib/newsletter.ts` in the browser escapes the same signs for a line of its own making.
 */

/** Takes no room. A backslash does not help here: the forum looks for names after it has gone. */
const UNNAMED = "\u200c";

const escapeAll = (signs: RegExp) => (text: string) =>
  text.replace(signs, "\\$&").replace(/@|#(?=[^\s#])/g, `$&${UNNAMED}`);

const inText = escapeAll(/[\\`~<&[\]]|:(?=[/\p{L}\p{N}])|\/(?=\/)|\.(?=[\p{L}\p{N}])/gu);

/** Where more stands before a line, or between a list's mark and its text, it is code; elsewhere nobody sees it. */
const outdented = (text: string): string =>
  text.replace(/^(?=[ \t]*\t| {4})[ \t]+/gm, "   ").replace(/(?<=\S)(?:[ \t]{2,}|\t)(?=\S)/g, " ");

/** Markdown of a few lines. */
export const formatted = (text: string): string => inText(outdented(text));

/** A line that is text and nothing else. */
export const plain = escapeAll(/[\\`~<>&[\]*_|!]|^#|:(?=[/\p{L}\p{N}])|\/(?=\/)|\.(?=[\p{L}\p{N}])/gu);

const hostOf = (address: string): string =>
  /^https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/i.exec(address)?.[1]?.toLowerCase() ?? "";

/** Named by its address and thus never unfolded; into the forum itself, where a link tells whoever it leads to, it is text. */
export const linked = (address: string, forum: string): string =>
  hostOf(address) === hostOf(forum)
    ? plain(address)
    : `[${plain(address)}](<${address.replace(/[\\<>]/g, encodeURIComponent)}>)`;
