/** Markdown to HTML as the forum allows it: no raw HTML, links that say what they are, mentions of accounts that exist. */
import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import type { Db } from "../database";
import { sha1Of, shortPathOf } from "../uploads/address";
import { uploadsOf, type Upload } from "../uploads/store";

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

const UPLOAD = /^upload:\/\/([\w.]+)$/;
const sha1In = (address: string): string | undefined => sha1Of(UPLOAD.exec(address)?.[1] ?? "");

// Besides the library's own, which would show such an address as it was written.
const validate = markdown.validateLink;
markdown.validateLink = (address) => UPLOAD.test(address) || validate(address);

interface Uploads {
  uploads: Map<string, Upload>;
}

// `![what it shows|690x460](upload://…)`: as large as it says.
markdown.renderer.rules["image"] = (tokens, at, options, env, self) => {
  const token = tokens[at]!;
  const { uploads } = env as unknown as Uploads;
  const upload = uploads.get(sha1In(String(token.attrGet("src"))) ?? "");
  const [alt, width, height] = /^(.*?)(?:\|(\d+)x(\d+).*)?$/s.exec(token.content)!.slice(1);
  if (upload) {
    token.attrSet("src", upload.url);
    token.attrSet("width", width ?? String(upload.width ?? ""));
    token.attrSet("height", height ?? String(upload.height ?? ""));
  }
  token.attrSet("alt", upload ? alt! : token.content);
  return self.renderToken(tokens, at, options);
};

// `[name|attachment](upload://…)`
markdown.core.ruler.push("attachment", (state) => {
  const { uploads } = state.env as unknown as Uploads;
  for (const { children } of state.tokens) {
    children?.forEach((token, at) => {
      const upload = token.type === "link_open" && uploads.get(sha1In(String(token.attrGet("href"))) ?? "");
      const text = children[at + 1];
      if (upload) {
        token.attrSet("href", shortPathOf(upload));
        token.attrSet("class", "attachment");
        if (text?.type === "text") {
          text.content = text.content.replace(/\|attachment$/, "");
        }
      }
    });
  }
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
    img: ["src", "alt", "title", "width", "height"],
    ol: ["start"],
    th: ["style"],
    td: ["style"],
    code: ["class"],
    span: ["class"],
  },
  allowedClasses: { a: ["mention", "mention-group", "attachment"], span: ["mention"], code: ["lang-*", "language-*"] },
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
    .parse(raw, { uploads: new Map() })
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === "mention")
    .map(({ content }) => content.toLowerCase());
  return [...new Set(names)];
}

/** The files that a text shows or leads to, by their hashes. */
export const uploadsIn = (db: Db, raw: string): Promise<Map<string, Upload>> =>
  uploadsOf(
    db,
    [...raw.matchAll(/upload:\/\/([\w.]+)/g)].flatMap(([, name]) => sha1Of(name!) ?? [])
  );

export async function cook(db: Db, raw: string): Promise<string> {
  const mentions = await mentionsIn(db, mentionedNames(raw));
  const uploads = await uploadsIn(db, raw);
  return sanitizeHtml(markdown.render(raw, { ...mentions, uploads }), ALLOWED).trim();
}
