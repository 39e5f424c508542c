/**
 * What the suite needs from whoever runs it, and nothing else. Two hosts
 * implement this page: the Ruby shell (MiniRacer inside Discourse, where every
 * port is synchronous and attached as `host.*`) and the embedded forum (Node,
 * where ports may answer with a promise). Everything crosses as strings.
 */

import type { Viewer } from "./viewer";

/**
 * How PostgreSQL is asked for JSON, so that both hosts give the same rows:
 * `read` wraps a SELECT in json_agg, `returning` wraps a statement with
 * RETURNING in a CTE, `count` runs it plain and gives the number of rows.
 */
export type QueryMode = "read" | "returning" | "count";

type Answer<T> = T | Promise<T>;

export interface Ports {
  /**
   * Runs one statement in the current transaction.
   * @param parameters a JSON array of texts and nulls, bound as text
   * @returns JSON: rows, `{"count": n}`, or `{"state": SQLSTATE, "message": …}`
   *   for a statement that failed. It never throws: in MiniRacer that would end the script.
   */
  query(mode: QueryMode, sql: string, parameters: string): Answer<string>;
  /** At least 128 random bits, in characters that may stand in an address. */
  token(): Answer<string>;
  /** A signature over `text` with the forum's own secret, of which nothing leaves the host. */
  sign(purpose: string, text: string): Answer<string>;
  /** Compares in constant time. Answers "true" or "false". */
  verify(purpose: string, text: string, signature: string): Answer<string>;
  /** The forum's own Markdown, the only maker of HTML in the suite. */
  cook(markdown: string): Answer<string>;
  /**
   * Holds a text against the forum's watched words.
   * @returns JSON: `{"blocked": string[], "flagged": string[], "text": string}`: words that may not stand, words that
   * staff are to look at (Discourse's `flag` and `require_approval`), and the text with what is censored or replaced in it
   */
  moderate(text: string): Answer<string>;
  /** A text of the client's or the server's locale files. @param values JSON object */
  translate(locale: string, key: string, values: string): Answer<string>;
  /**
   * Avatar templates as the forum's own serializers give them.
   * @param people JSON array of `{ username, uploaded_avatar_id }`
   * @returns JSON array of addresses with `{size}`, in the same order
   */
  avatars(people: string): Answer<string>;
  /** @param data JSON object with ids and codes, never contacts */
  log(level: "info" | "warn" | "error", message: string, data: string): Answer<void>;
  /** An entry of the forum's own staff log. @param data JSON object */
  staffLog(actorId: string, action: string, data: string): Answer<void>;
  /** Tests only: stands at a named step, where a host under test may be killed. Otherwise does nothing. */
  failpoint(name: string): Answer<void>;
}

/** Through which door a call came, so which acts it may reach. */
export type Door = "read" | "write" | "job" | "event";

export interface Call {
  plugin: string;
  act: string;
  door: Door;
  /** JSON text as it came in, or made from the values of a GET. */
  input: string;
  context: CallContext;
}

/** Plain values that the host knows and an act may use. */
export interface CallContext {
  /** The host's clock, ISO 8601 in UTC with milliseconds. */
  now: string;
  viewer: Viewer | null;
  /** Names (without `coop-`) of the plugins that are enabled now. */
  plugins: string[];
  /** Site settings that begin with `coop_`, with their JSON values, and the forum's `title` and `default_locale`. */
  settings: Record<string, unknown>;
  /** The forum's address without a slash at the end. */
  base_url: string;
  /** Tests and development: answers are held against their schema, refusals against their list. */
  strict?: boolean;
}

/** Sent as soon as the transaction is committed; may be lost, since pages refetch. */
export interface LiveMessage {
  channel: string;
  data: Record<string, number | string>;
  /** Those who may see this category, asked at the moment of sending. */
  category_id?: number;
  /** Or these people alone. */
  user_ids?: number[];
}

export interface Reply {
  status: number;
  /** JSON unless `content_type` says otherwise; a refusal has Discourse's shape. */
  body: string;
  content_type?: string;
  file_name?: string;
  live: LiveMessage[];
  /** Something is due at once: the host need not wait for the minute's tick. */
  due: boolean;
}
