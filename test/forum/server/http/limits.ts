/** How often somebody may call, counted before anything is run: signed-in people each for themselves, visitors by address. */
import type { Limits } from "../../../../plugins/coop-core/server/kernel/act";
import { tooOften } from "./errors";

type Limit = readonly [times: number, seconds: number];

/** Where an act says nothing else; the Ruby shell has the same. */
export const DEFAULT_LIMITS: Record<"read" | "write", Required<Limits>> = {
  read: { person: [600, 60], visitor: [300, 60] },
  write: { person: [60, 60], visitor: [60, 60] },
};

/** Begins to forget windows that are over when it holds this many. */
const MOST_WINDOWS = 10_000;

export class CallLimits {
  #calls = new Map<string, number[]>();

  constructor(readonly on = true) {}

  /** Counts one call. @throws HttpError 429 with the seconds to wait */
  count(key: string, [times, seconds]: Limit): void {
    if (!this.on) {
      return;
    }
    // The machine's time: setting the forum's clock must not open or close a window.
    const now = performance.now();
    const begin = now - seconds * 1000;
    const calls = (this.#calls.get(key) ?? []).filter((at) => at > begin);
    if (calls.length >= times) {
      throw tooOften(Math.max(1, Math.ceil((calls[0]! - begin) / 1000)));
    }
    calls.push(now);
    this.#calls.set(key, calls);
    if (this.#calls.size > MOST_WINDOWS) {
      this.#forget(now);
    }
  }

  #forget(now: number): void {
    for (const [key, calls] of this.#calls) {
      if (calls.at(-1)! < now - 3_600_000) {
        this.#calls.delete(key);
      }
    }
  }
}
