/** A forum that listens, for tests of its HTTP: callers by key, by session and as visitors. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Plugin } from "../../../../plugins/coop-core/server/kernel/plugin";
import { request, type Answer } from "../../../request";
import { openTestForum, type TestForum, type TestPerson } from "../testing";
import { startTicking } from "../tick";
import { createApp } from "./app";
import { hashedKey } from "./who";

const KEY = "a-key-for-everything";
export const PASSWORD = "a long password";

export type { Answer };

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface ListeningForum<P extends Plugin<any, any>> {
  forum: TestForum<P>;
  address: string;
  /** In somebody's name, by the key for everything. */
  as(who: TestPerson | string): Ask;
  /** With these headers and nothing else. */
  plain: Ask;
  /** As a browser that has opened the forum and not signed in. */
  visit(): Promise<Ask>;
  /** As a browser that has signed in: cookies and the token against forged requests. */
  signIn(who: TestPerson): Promise<Ask>;
  close(): Promise<void>;
}

export const cookieOf = ({ headers }: Answer): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

export async function openListeningForum<const P extends Plugin<any, any>>({
  plugins,
  limits = false,
  demo = true,
  appDir = "/nowhere",
}: {
  plugins: readonly P[];
  limits?: boolean;
  demo?: boolean;
  /** Of built pages. */
  appDir?: string;
}): Promise<ListeningForum<P>> {
  const forum = await openTestForum({ plugins });
  await forum.sql`
    INSERT INTO api_keys (description, key_hash, truncated_key, created_at, updated_at) VALUES ('test', ${hashedKey(KEY)}, 'test', now(), now())`;
  const ticking = startTicking(forum.host);
  const app = createApp(forum.host, { appDir, demo, limits, ticking });
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((ready) => server.once("listening", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const plain: Ask = (method, path, body, headers = {}) =>
    typeof body === "string" || body === undefined || body instanceof FormData
      ? request(address, method, path, body, headers)
      : request(address, method, path, JSON.stringify(body), { "content-type": "application/json", ...headers });
  const open = async (): Promise<Record<string, string>> => {
    const first = await plain("GET", "/session/csrf.json");
    return { cookie: cookieOf(first), "x-csrf-token": first.body.csrf };
  };
  return {
    forum,
    address,
    plain,
    as: (who) => (method, path, body, headers) =>
      plain(method, path, body, {
        "api-key": KEY,
        "api-username": typeof who === "string" ? who : who.username,
        ...headers,
      }),
    async visit() {
      const headers = await open();
      return (method, path, body, more) => plain(method, path, body, { ...headers, ...more });
    },
    async signIn({ username }) {
      const headers = await open();
      const signed = await plain("POST", "/session.json", { login: username, password: PASSWORD }, headers);
      const cookie = `${headers["cookie"]}; ${cookieOf(signed)}`;
      return (method, path, body, more) => plain(method, path, body, { ...headers, cookie, ...more });
    },
    async close() {
      const closed = new Promise((done) => server.close(done));
      (server as unknown as { closeAllConnections(): void }).closeAllConnections();
      await closed;
      await ticking.stop();
      await forum.close();
    },
  };
}
