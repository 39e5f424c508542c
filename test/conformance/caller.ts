/** Somebody who calls a forum over HTTP: by API key in a person's name, by a browser's session, or as a visitor. */
import type { core } from "../../plugins/coop-core/server/index";
import type { ApiOf } from "../../plugins/coop-core/server/kernel/api-of";
import type { tasks } from "../../plugins/coop-tasks/server/index";
import { request, type Answer } from "../request";

export type { Answer };

/** An answer other than 200 to an act. */
export class Refused extends Error {
  override name = "Refused";
  readonly status: number;
  readonly code: string;
  readonly extras: Record<string, unknown>;

  constructor(
    act: string,
    readonly answer: Answer
  ) {
    super(`${act} was refused: ${answer.status} ${answer.text.slice(0, 300)}`);
    this.status = answer.status;
    this.code = answer.body?.error_type ?? "";
    this.extras = answer.body?.extras ?? {};
  }
}

export type Query = Record<string, string | number | boolean | (string | number)[] | null | undefined>;

/** As Discourse reads it: lists repeat `key[]`. */
export function queryString(query: Query): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach((one) => pairs.append(`${key}[]`, String(one)));
    } else if (value !== null && value !== undefined) {
      pairs.append(key, String(value));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

/** Tries after which a forum that goes on saying "later" is believed. */
const PATIENCE = 8;
const READING = /^(list|show|count)-/;

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export class Caller {
  readonly tasks = this.#acts<typeof tasks>("tasks");
  readonly core = this.#acts<typeof core>("core");

  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = {}
  ) {}

  /** One request, as it is. */
  request(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {}
  ): Promise<Answer> {
    return request(this.base, method, path, body, { ...this.headers, ...headers });
  }

  /** A request with JSON; asked to wait, it waits. */
  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await this.request(
        method,
        path,
        body === undefined ? undefined : JSON.stringify(body),
        body === undefined ? {} : { "content-type": "application/json" }
      );
      if (answer.status !== 429 || tries === PATIENCE) {
        return answer;
      }
      const seconds = Number(answer.headers.get("retry-after") ?? answer.body?.extras?.wait_seconds ?? 5);
      console.log(
        `      told to wait ${seconds} s: ${method} ${path} as ${this.headers["api-username"] ?? "a visitor"}`
      );
      await later((seconds + Math.random()) * 1000);
    }
  }

  get(path: string, query: Query = {}): Promise<Answer> {
    return this.send("GET", path + queryString(query));
  }

  /** Calls an act; gives its answer, or throws `Refused`. */
  async act(plugin: string, act: string, input: object = {}): Promise<any> {
    const path = `/coop/${plugin}/${act}`;
    const answer = READING.test(act) ? await this.get(path, input as Query) : await this.send("POST", path, input);
    if (answer.status !== 200) {
      throw new Refused(`${plugin}/${act}`, answer);
    }
    return answer.body;
  }

  #acts<P>(plugin: string): ApiOf<P> {
    const call = (_: object, name: string | symbol) =>
      typeof name === "string" && name !== "then"
        ? (input?: object) => this.act(plugin, kebab(name), input)
        : undefined;
    return new Proxy({}, { get: call }) as ApiOf<P>;
  }
}

type Cookies = Map<string, string>;

function keep(cookies: Cookies, { headers }: Answer): void {
  for (const line of headers.getSetCookie()) {
    const [name, value] = line.split(";")[0]!.split(/=(.*)/s);
    cookies.set(name!, value!);
  }
}

const browser = (base: string, cookies: Cookies, token = ""): Caller =>
  new Caller(base, {
    "x-requested-with": "XMLHttpRequest",
    "x-csrf-token": token,
    cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
  });

/**
 * A browser that has opened the forum, with its token against forged requests.
 * After ten cookies of ended sessions within a minute, Discourse takes no
 * session's cookie from that address until the minute is over, and says 403.
 */
async function open(base: string, cookies: Cookies): Promise<Caller> {
  for (let tries = 1; ; tries++) {
    const answer = await browser(base, cookies).get("/session/csrf.json");
    if (answer.status === 200) {
      keep(cookies, answer);
      return browser(base, cookies, answer.body.csrf);
    }
    if (answer.status !== 403 || tries === PATIENCE) {
      throw new Error(`no token was given: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
    console.log("      no session's cookie is taken just now: asked again in 10 s");
    await later(10_000);
  }
}

/** Somebody whose browser has opened the forum and who is not signed in. */
export const openAsVisitor = (base: string): Promise<Caller> => open(base, new Map());

/** A browser's session: a cookie, and a token with each POST. */
export async function signIn(base: string, login: string, password: string): Promise<Caller> {
  const cookies: Cookies = new Map();
  const answer = await (await open(base, cookies)).send("POST", "/session.json", { login, password });
  if (answer.status !== 200 || answer.body?.error) {
    throw new Error(`${login} could not sign in: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
  keep(cookies, answer);
  return open(base, cookies);
}
