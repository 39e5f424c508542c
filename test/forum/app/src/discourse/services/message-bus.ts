/**
 * Live messages, by long polling as the message_bus gem does it:
 * POST /message-bus/<client>/poll with the last id of each channel, and an
 * answer as soon as one of them has something.
 */
import Service from "@ember/service";
import { isTesting } from "../lib/environment";

interface Subscription {
  callback: (data: any, globalId: number, messageId: number) => void;
  channel: string;
  lastId: number;
}

interface Message {
  channel: string;
  message_id: number;
  global_id: number;
  data: unknown;
}

const LONGEST_PAUSE = 60_000;
const SHORTEST_PAUSE = 100;

export default class MessageBusService extends Service {
  clientId = crypto.randomUUID?.().replaceAll("-", "") ?? String(Math.random()).slice(2);

  #subscriptions: Subscription[] = [];
  #request: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #sequence = 0;
  #stopped = isTesting();

  #onVisibility = (): void => {
    if (document.visibilityState === "visible") {
      this.#schedule(0);
    } else {
      clearTimeout(this.#timer);
      this.#request?.abort();
    }
  };

  constructor(...args: ConstructorParameters<typeof Service>) {
    super(...args);
    document.addEventListener("visibilitychange", this.#onVisibility);
  }

  override willDestroy(): void {
    super.willDestroy();
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.stop();
  }

  subscribe(channel: string, callback: Subscription["callback"], lastId = -1): Subscription["callback"] {
    this.#subscriptions.push({ channel, callback, lastId });
    // The poll under way does not know this channel: begin it anew.
    this.#schedule(0);
    return callback;
  }

  unsubscribe(channel: string, callback?: Subscription["callback"]): boolean {
    const before = this.#subscriptions.length;
    const matches = (one: string): boolean =>
      channel.endsWith("*") ? one.startsWith(channel.slice(0, -1)) : one === channel;
    this.#subscriptions = this.#subscriptions.filter(
      (one) => !matches(one.channel) || (callback && one.callback !== callback)
    );
    return this.#subscriptions.length < before;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  /** What a poll brought; a test hands in messages the same way. */
  deliver(messages: Message[]): void {
    for (const message of messages) {
      if (message.channel === "/__status") {
        const ids = message.data as Record<string, number>;
        for (const one of this.#subscriptions) {
          one.lastId = ids[one.channel] ?? one.lastId;
        }
        continue;
      }
      for (const one of [...this.#subscriptions]) {
        if (one.channel === message.channel) {
          one.lastId = message.message_id;
          one.callback(message.data, message.global_id, message.message_id);
        }
      }
    }
  }

  #schedule(pause: number): void {
    if (this.#stopped) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), pause);
  }

  async #poll(): Promise<void> {
    if (this.#subscriptions.length === 0 || document.visibilityState !== "visible") {
      return;
    }
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const body = new URLSearchParams({ __seq: String(++this.#sequence) });
    for (const { channel, lastId } of this.#subscriptions) {
      // Where two parts of a page follow one channel, the older id loses nothing.
      const known = body.get(channel);
      body.set(channel, String(known === null ? lastId : Math.min(Number(known), lastId)));
    }
    try {
      const response = await fetch(`/message-bus/${this.clientId}/poll`, {
        method: "POST",
        body,
        headers: { "X-SILENCE-LOGGER": "true", "Dont-Chunk": "true", "X-Requested-With": "XMLHttpRequest" },
        credentials: "same-origin",
        signal: request.signal,
      });
      if (!response.ok) {
        throw new Error(`message bus: ${response.status}`);
      }
      const messages = (await response.json()) as Message[];
      this.#failures = 0;
      this.deliver(messages);
      this.#schedule(SHORTEST_PAUSE);
    } catch {
      if (!request.signal.aborted) {
        this.#failures++;
        // Jitter keeps a thousand pages from coming back in the same second.
        const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#failures) * (0.75 + Math.random() / 2);
        this.#schedule(pause);
      }
    }
  }
}
