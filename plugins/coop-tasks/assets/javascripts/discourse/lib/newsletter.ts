import getURL from "discourse/lib/get-url";
import { i18n } from "discourse-i18n";
import { monthInWords } from "discourse/plugins/coop-core/discourse/lib/dates";
import { effortLabel } from "discourse/plugins/coop-core/discourse/lib/effort";
import { BANDS } from "./choices";
import type { Newsletter } from "./tasks-api";
import { askByInWords, whenInWords } from "./when-words";
import { freeInShort } from "./words-for-seats";

type Line = Newsletter["openings"][number];

const words = (key: string, values: Record<string, string>): string =>
  i18n(`coop_tasks.newsletter.${key}`, values);

/**
 * What somebody wrote stays what it says: none of it becomes a link, a picture or HTML,
 * nor calls anybody where it is posted, which a backslash would not keep the forum from.
 * `thing/in-filers-name.ts` on the server escapes the same signs in what somebody handed in.
 * The point of “1.5 hours” is left as it is: people read this before they send it.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(
      /\p{N}\.(?=\p{N})|[\\`*_[\]<>&~|]|:(?=\/)|\.(?=[\p{L}\p{N}])/gu,
      (found) => (found.length > 1 ? found : `\\${found}`)
    )
    .replace(/@|#(?=\S)/g, "$&\u200c");

const address = (path: string): string => location.origin + getURL(path);

function lineOf(opening: Line): string {
  const facts = [
    escapeMarkdown(effortLabel(opening)),
    opening.place && escapeMarkdown(opening.place),
    whenInWords(opening),
    // What can be taken on stands here, and nothing else.
    askByInWords({ ...opening, asking_over: false, standing: "open" }),
    opening.seats !== null && freeInShort(opening),
    opening.paid && i18n("coop_tasks.paid").toLocaleLowerCase(),
    opening.is_new && i18n("coop_tasks.newsletter.new"),
  ].filter(Boolean);
  const title = escapeMarkdown(opening.title);
  return `- [${title}](${address(`/board/${opening.id}`)}): ${facts.join(", ")}`;
}

/** The server gives codes and values; the words are made here, as on every page. */
export function newsletterOf({ month, openings }: Newsletter): string {
  const parts = BANDS.map((band) => {
    const lines = openings.filter((one) => one.band === band).map(lineOf);
    const heading = i18n(`coop_tasks.board.bands.${band}.title`);
    return lines.length > 0 ? [`### ${heading}`, lines.join("\n")] : [];
  });
  return [
    `## ${words("heading", { month: monthInWords(month) })}`,
    ...parts.flat(),
    words("all", { url: address("/board") }),
  ].join("\n\n");
}
