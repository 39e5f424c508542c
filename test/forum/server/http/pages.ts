/** Pages: the built Ember app with what it needs to know at once, and its files. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { Hono } from "hono";
import { drawAvatar } from "../host/avatars";
import { listDemoPeople } from "../demo/people";
import type { Cxt, Env } from "./context";
import { notFound } from "./errors";
import { preloaded } from "./site";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".map": "application/json",
  ".json": "application/json",
};

/** Scripts come from the forum's own files alone, as with Discourse's own policy. */
const PAGE_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/** JSON within a page: nothing in it can end the script. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

let held: { file: string; changed: number; html: string } | undefined;

/** The app's page as it was built last. */
async function readShell(appDir: string): Promise<string | undefined> {
  const file = join(appDir, "index.html");
  if (!existsSync(file)) {
    return undefined;
  }
  const changed = (await stat(file)).mtimeMs;
  if (held?.file !== file || held.changed !== changed) {
    held = { file, changed, html: await readFile(file, "utf8") };
  }
  return held.html;
}

/** Addresses of the app's router that exist; anything else is answered 404, by the same app. */
const PAGES = [
  /^\/(latest|categories|login|board|notifications|search|review)?$/,
  /^\/(board|t|c|u|g|groups|agreements|circles|calendar|member-coops)\/.+/,
  /^\/(agreements|circles|calendar|member-coops|groups|coop\/me)$/,
  /^\/admin(\/.*)?$/,
];

export async function page(c: Cxt, { appDir, demo }: { appDir: string; demo: boolean }): Promise<Response> {
  const shell = await readShell(appDir);
  if (shell === undefined) {
    return c.text("The forum's pages have not been built. Run: npm run build:forum-app\n", 503);
  }
  const data = await preloaded(c, demo ? await listDemoPeople(c.var.forum.db) : undefined);
  const title = String(c.var.asking.settings["title"]);
  const head = `<meta name="csrf-token" content="${escape(data.csrf)}"><script type="application/json" id="data-preloaded">${inScript(data)}</script>`;
  const html = shell
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escape(title)}</title>`)
    .replace("</head>", () => `${head}</head>`);
  const known = PAGES.some((pattern) => pattern.test(new URL(c.req.url).pathname));
  return c.html(html, known ? 200 : 404, PAGE_HEADERS);
}

function tryDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/";
  }
}

/** Files of the app, which bear a hash of their content in their names. */
export function assetRoutes(appDir: string): Hono {
  const routes = new Hono();
  routes.on("GET", ["/assets/*", "/plugins/*", "/images/*", "/favicon.ico", "/favicon.svg"], async (c) => {
    // Addresses with broken escapes name no file.
    const path = tryDecode(new URL(c.req.url).pathname);
    const file = join(appDir, normalize(path));
    if (!file.startsWith(appDir) || !existsSync(file) || !(await stat(file)).isFile()) {
      return c.notFound();
    }
    const hashed = new URL(c.req.url).pathname.startsWith("/assets/");
    return c.body(new Uint8Array(await readFile(file)), 200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });

  routes.get("/letter_avatar_proxy/v4/letter/:letter/:colour/:size", (c) => {
    const { letter, colour, size } = c.req.param();
    const pixels = /^(\d{1,4})\.png$/.exec(size)?.[1];
    if (!pixels || !/^[0-9a-f]{6}$/.test(colour)) {
      throw notFound();
    }
    return c.body(drawAvatar([...letter][0] ?? "x", colour, Number(pixels)), 200, {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "public, max-age=31536000",
    });
  });
  return routes;
}
