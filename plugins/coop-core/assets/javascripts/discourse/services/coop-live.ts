import { registerDestructor } from "@ember/destroyable";
import { cancel } from "@ember/runloop";
import Service, { service } from "@ember/service";
import discourseLater from "discourse/lib/later";

/** What a live message says: what changed and how often it has, never how. */
export interface Change {
  id?: number;
  version?: number;
}

interface Bus {
  subscribe(
    channel: string,
    callback: (change: Change) => void,
    lastId?: number
  ): void;
  unsubscribe(channel: string, callback: (change: Change) => void): void;
}

export interface Following {
  /** Whether this change is news for what is shown. */
  concerns?(change: Change): boolean;
  /** How many changes from before are heard, too: the page was on its way while they happened. Asks `concerns` which of them it has. */
  recent?: number;
  ask(): Promise<unknown>;
}

/** Every open page asks within this time, each at a moment of its own. */
const SPREAD_MS = 1800;
/** After so long it asks again where no answer came: the line was gone, or the forum began anew. Later, whoever is back or the next change does. */
const AGAIN_MS = [5000, 20_000, 60_000];

class Follower {
  hear = (change: Change): void => {
    if (this.following.concerns?.(change) ?? true) {
      this.#news = true;
      if (this.#failures > 0) {
        this.back();
      } else {
        this.hurry();
      }
    }
  };
  hurry = (): void => {
    if (this.#news && !this.#timer && document.visibilityState === "visible") {
      const pause = AGAIN_MS[this.#failures - 1] ?? 0;
      this.#timer = discourseLater(
        this.#ask,
        pause + Math.random() * SPREAD_MS
      );
    }
  };
  /** On the line again: what was asked for in vain does not wait. */
  back = (): void => {
    this.#failures = 0;
    cancel(this.#timer);
    this.#timer = undefined;
    this.hurry();
  };
  #asking = false;
  #failures = 0;
  #stopped = false;
  #news = false;
  #timer: ReturnType<typeof discourseLater> | undefined;

  #ask = async (): Promise<void> => {
    this.#timer = undefined;
    if (this.#asking || document.visibilityState !== "visible") {
      return;
    }
    this.#asking = true;
    this.#news = false;
    try {
      await this.following.ask();
      this.#failures = 0;
    } catch {
      // The page still shows what it had.
      this.#news = true;
      this.#failures++;
    } finally {
      this.#asking = false;
      if (!this.#stopped && this.#failures <= AGAIN_MS.length) {
        this.hurry();
      }
    }
  };

  constructor(private following: Following) {
    document.addEventListener("visibilitychange", this.hurry);
    window.addEventListener("online", this.back);
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.hurry);
    window.removeEventListener("online", this.back);
    this.#stopped = true;
    this.#news = false;
    cancel(this.#timer);
  }
}

/** Keeps what a page shows up to date, as long as somebody looks at it. */
export default class CoopLive extends Service {
  @service declare messageBus: Bus;

  /** @param owner what shows it: its end is the end of following */
  follow(owner: object, channel: string, following: Following): void {
    const follower = new Follower(following);
    // As the message bus counts: -1 is from now on, -2 with the last one, and so on.
    const lastId = -1 - (following.recent ?? 0);
    this.messageBus.subscribe(channel, follower.hear, lastId);
    registerDestructor(owner, () => {
      this.messageBus.unsubscribe(channel, follower.hear);
      follower.stop();
    });
  }
}
