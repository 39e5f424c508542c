import { tracked } from "@glimmer/tracking";
import { registerDestructor } from "@ember/destroyable";
import Service, { service } from "@ember/service";
import type {
  Change,
  default as CoopLive,
} from "discourse/plugins/coop-core/discourse/services/coop-live";
import { type BoardRow, OPENING_CHANNEL, tasksApi } from "../lib/tasks-api";

const MOST_AT_ONCE = 20;

/** The openings whose cards are on the page: asked for together, and kept up to date as long as they are shown. */
export default class CoopCards extends Service {
  @service declare coopLive: CoopLive;

  /** Null: this person may not see it, or it is not there. */
  @tracked cards: ReadonlyMap<number, BoardRow | null> = new Map();

  #asking: Promise<void> | undefined;
  #follows = false;
  #shown = new Map<number, number>();
  #wanted = new Set<number>();

  /** @param owner what shows the card, for as long as it does */
  show(owner: object, id: number, isKnown: boolean): void {
    if (!this.#follows) {
      this.#follows = true;
      this.coopLive.follow(this, OPENING_CHANNEL, {
        concerns: (change) => this.#concerns(change),
        ask: () => this.#ask(),
      });
    }
    this.#count(id, 1);
    registerDestructor(owner, () => this.#count(id, -1));
    if (!isKnown && !this.cards.has(id)) {
      this.#wanted.add(id);
      // By then every card that is drawn now has said so.
      void Promise.resolve()
        .then(() => this.#ask())
        .catch(() => undefined);
    }
  }

  #count(id: number, by: 1 | -1): void {
    this.#shown.set(id, (this.#shown.get(id) ?? 0) + by);
  }

  #concerns({ id = 0, version = Infinity }: Change): boolean {
    if ((this.cards.get(id)?.revision ?? 0) >= version) {
      return false;
    }
    if (this.#shown.get(id)) {
      this.#wanted.add(id);
      return true;
    }
    this.#replace([id], []);
    return false;
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#load().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #load(): Promise<void> {
    while (this.#wanted.size > 0) {
      const ids = [...this.#wanted].slice(0, MOST_AT_ONCE);
      ids.forEach((id) => this.#wanted.delete(id));
      const { openings } = await tasksApi.showOpenings({ ids });
      const found = new Map(openings.map((card) => [card.id, card]));
      this.#replace(
        ids,
        ids.map((id) => [id, found.get(id) ?? null])
      );
    }
  }

  #replace(ids: number[], by: [number, BoardRow | null][]): void {
    this.cards = new Map([
      ...[...this.cards].filter(([id]) => !ids.includes(id)),
      ...by,
    ]);
  }
}
