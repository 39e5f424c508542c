/** Markdown to HTML as the forum allows it: no raw HTML, links that say what they are, mentions of accounts that exist. */
import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import type { Db } from "../database";

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });

const escape = (text: string): string => markdown.utils.escapeHtml(text);

// A name between at and the next character that no name has; Discourse's own rule.
const MENTION = /^@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/u;

markdown.inline.ruler.push("mention", (state, silent) => {
  const before = state.src[state.pos - 1];
  const name =
    state.src[state.pos] === "@" && (!before || /[\s(,>"'/]/.test(before))
      ? MENTION.exec(state.src.slice(state.pos))?.[1]
      : undefined;
  if (!name) {
    return false;
  }
  if (!silent) {
    state.push("mention", "", 0).content = name;
  }
  state.pos += name.length + 1;
  return true;
});

type Mentions = { users: Set<string>; groups: Set<string> };

markdown.renderer.rules["mention"] = (tokens, at, _options, env) => {
  const mentions = env as unknown as Mentions;
  const name = tokens[at]!.content;
  const lower = name.toLowerCase();
  const path = encodeURIComponent(lower);
  return mentions.users.has(lower)
    ? `<a class="mention" href="/u/${path}">@${escape(name)}</a>`
    : mentions.groups.has(lower)
      ? `<a class="mention-group" href="/groups/${path}">@${escape(name)}</a>`
      : `<span class="mention">@${escape(name)}</span>`;
};

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ..."p br strong em s del code pre blockquote ul ol li hr h1 h2 h3 h4 h5 h6 a img span".split(" "),
    ..."table thead tbody tr th td".split(" "),
  ],
  allowedAttributes: {
    a: ["href", "title", "rel", "class"],
    img: ["src", "alt", "title"],
    ol: ["start"],
    th: ["style"],
    td: ["style"],
    code: ["class"],
    span: ["class"],
  },
  allowedClasses: { a: ["mention", "mention-group"], span: ["mention"], code: ["lang-*", "language-*"] },
  allowedStyles: { "*": { "text-align": [/^(left|right|center)$/] } },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https"] },
  transformTags: {
    a: (tagName, attribs) => {
      const outside = /^(https?:|mailto:|\/\/)/i.test(attribs["href"] ?? "");
      return { tagName, attribs: { ...attribs, ...(outside && { rel: "noopener nofollow ugc" }) } };
    },
  },
};

async function mentionsIn(db: Db, names: string[]): Promise<Mentions> {
  if (names.length === 0) {
    return { users: new Set(), groups: new Set() };
  }
  const users = await db.sql<{
    name: string;
  }>`SELECT username_lower AS name FROM users WHERE username_lower = ANY(${names})`;
  const groups = await db.sql<{
    name: string;
  }>`SELECT lower(name) AS name FROM groups WHERE lower(name) = ANY(${names}) AND mentionable_level > 0`;
  return { users: new Set(users.map(({ name }) => name)), groups: new Set(groups.map(({ name }) => name)) };
}

/** The names that a text mentions, in lower case. */
export function mentionedNames(raw: string): string[] {
  const names = markdown
    .parse(raw, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === "mention")
    .map(({ content }) => content.toLowerCase());
  return [...new Set(names)];
}

export async function cook(db: Db, raw: string): Promise<string> {
  const mentions = await mentionsIn(db, mentionedNames(raw));
  return sanitizeHtml(markdown.render(raw, { ...mentions }), ALLOWED).trim();
}
