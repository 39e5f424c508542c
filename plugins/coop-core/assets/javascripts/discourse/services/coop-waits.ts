import { tracked } from "@glimmer/tracking";
import type RouterService from "@ember/routing/router-service";
import Service, { service } from "@ember/service";
import type User from "discourse/models/user";
import { coreApi as api } from "../lib/core-api";
import type CoopLive from "./coop-live";

export type Waits = Awaited<ReturnType<typeof api.showWaits>>;
export type AskedRow = Waits["asked"][number];
export type PromisedRow = Waits["promised"][number];
export type WaitRow = AskedRow | PromisedRow;
export type WaitAnswer = WaitRow["answers"][number];

/** What waits for the signed-in person. Nothing is asked before somebody needs it. */
export default class CoopWaits extends Service {
  @service declare coopLive: CoopLive;
  @service declare currentUser: User | null;
  @service declare router: RouterService;

  @tracked waits: Waits | null = null;

  /** A link led to the settings under what waits. */
  wantsSettings = false;
  #following = false;
  #stale = false;
  #wanted: "nothing" | "count" | "list" = "nothing";
  @tracked _counted: number | null = null;

  /** Null as long as nobody has asked. */
  get count(): number | null {
    return this.waits?.asked.length ?? this._counted;
  }

  /** The number for the sidebar; the page of a topic never asks for it. */
  async loadCount(): Promise<void> {
    if (
      this.currentUser &&
      !this.#inTopic &&
      (this.#wanted === "nothing" || this.#stale)
    ) {
      this.#wanted = this.#wanted === "list" ? "list" : "count";
      await this.#refresh();
    }
  }

  /** Everything, for the page and the user menu. */
  async load(): Promise<void> {
    this.#wanted = "list";
    await this.#refresh();
  }

  /** A row was answered here: it is gone before the forum says so. */
  remove(key: string): void {
    const without = <Row extends WaitRow>(rows: Row[]): Row[] =>
      rows.filter((row) => row.key !== key);
    if (this.waits) {
      this.waits = {
        ...this.waits,
        asked: without(this.waits.asked),
        promised: without(this.waits.promised),
      };
    }
  }

  /** “Not today”: what can wait is asked again later. */
  async putOff(): Promise<void> {
    this.waits = await api.putOffWaits();
  }

  async takeUp(): Promise<void> {
    this.waits = await api.takeUpWaits();
  }

  get #inTopic(): boolean {
    return !!this.router.currentRouteName?.startsWith("topic");
  }

  async #refresh(): Promise<void> {
    this.#stale = false;
    this.#follow();
    if (this.#wanted === "list") {
      this.waits = await api.showWaits();
    } else {
      this._counted = (await api.countWaits()).count;
    }
  }

  #follow(): void {
    if (!this.#following) {
      this.#following = true;
      this.coopLive.follow(this, "/coop/core/waits", {
        ask: async () => {
          if (this.#inTopic) {
            this.#stale = true;
          } else {
            await this.#refresh();
          }
        },
      });
    }
  }
}
