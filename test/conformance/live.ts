/** Listens as an open page does: a long poll of the forum's message bus. */
import { randomUUID } from "node:crypto";
import { signIn, type Caller } from "./caller";
import type { Member } from "./world";

export interface Heard {
  channel: string;
  message_id: number;
  data: any;
}

const open = new Set<Listener>();

/** Whoever listened on for a removed account would use up what Discourse allows an address of ended sessions. */
export const stopListening = (): Promise<unknown> => Promise.all([...open].map((one) => one.stop()));

export class Listener {
  readonly heard: Heard[] = [];
  #client = randomUUID().replaceAll("-", "");
  #after = new Map<string, number>();
  #stopped = new AbortController();
  #loop: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(readonly caller: Caller) {}

  async #poll(hold: boolean): Promise<Heard[]> {
    const response = await fetch(`${this.caller.base}/message-bus/${this.#client}/poll${hold ? "" : "?dlp=t"}`, {
      method: "POST",
      headers: {
        ...this.caller.headers,
        "content-type": "application/x-www-form-urlencoded",
        "x-silence-logger": "true",
        "dont-chunk": "true",
      },
      body: new URLSearchParams(
        [...this.#after].map(([channel, id]): [string, string] => [channel, String(id)])
      ).toString(),
      signal: this.#stopped.signal,
    });
    if (response.status === 429) {
      await new Promise((done) => setTimeout(done, (Number(response.headers.get("retry-after")) || 5) * 1000));
      return [];
    }
    if (!response.ok) {
      throw new Error(`the message bus answered ${response.status}`);
    }
    return (await response.json()) as Heard[];
  }

  /** Begins at what is said from now on. */
  async begin(channels: string[]): Promise<this> {
    for (const channel of channels) {
      this.#after.set(channel, -1);
    }
    for (const { channel, data } of await this.#poll(false)) {
      if (channel === "/__status") {
        Object.entries(data as Record<string, number>).forEach(([name, id]) => this.#after.set(name, id));
      }
    }
    open.add(this);
    this.#loop = this.#listen().catch((error: Error) => void (this.#failure = error));
    return this;
  }

  async #listen(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const said = await this.#poll(true).catch((error: Error) => {
        if (this.#stopped.signal.aborted) {
          return [];
        }
        throw error;
      });
      for (const message of said) {
        if (message.channel === "/__status") {
          Object.entries(message.data as Record<string, number>).forEach(([name, id]) => this.#after.set(name, id));
        } else {
          this.#after.set(message.channel, message.message_id);
          this.heard.push(message);
        }
      }
    }
  }

  /** The first message that fits, heard already or within the time. */
  async hear(fits: (message: Heard) => boolean, within = 15_000): Promise<Heard> {
    for (const until = Date.now() + within; ;) {
      const found = this.heard.find(fits);
      if (found) {
        return found;
      }
      if (this.#failure || Date.now() > until) {
        throw this.#failure ?? new Error(`nothing was heard within ${within} ms; heard: ${JSON.stringify(this.heard)}`);
      }
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async stop(): Promise<void> {
    open.delete(this);
    this.#stopped.abort();
    await this.#loop;
  }
}

export const listen = (caller: Caller, ...channels: string[]): Promise<Listener> =>
  new Listener(caller).begin(channels);

/**
 * By a session, as their own page listens: Discourse's bus takes an API key
 * that is over its limit for a visitor, who then hears less and is told nothing.
 */
export const listenAs = async ({ caller, username, password }: Member, ...channels: string[]): Promise<Listener> =>
  listen(await signIn(caller.base, username, password), ...channels);
