import { tracked } from "@glimmer/tracking";
import { i18n } from "discourse-i18n";
import type { ContactWay } from "./choices";
import type { Opening, tasksApi } from "./tasks-api";

export type Contact = Parameters<typeof tasksApi.claimOpening>[0]["contact"];

/** How I may be reached, while I fill it in. */
export class ContactDraft {
  @tracked detail = "";
  @tracked way: ContactWay = "message";
  @tracked wrong: string | null = null;

  /** @param given what stands there already, of somebody who waits */
  constructor(given?: NonNullable<Opening["my_waiting"]>["contact"]) {
    this.way = given?.way ?? "message";
    this.detail = given?.detail ?? "";
  }

  choose(way: ContactWay): void {
    this.way = way;
    this.type("");
  }

  type(detail: string): void {
    this.detail = detail;
    this.wrong = null;
  }

  /** The contact as it is sent, or null with what is missing said at its field. */
  finish(): Contact | null {
    const { way } = this;
    if (way === "message") {
      return { way };
    }
    const detail = this.detail.trim();
    if (detail) {
      return { way, detail };
    }
    this.wrong = i18n(`coop_tasks.claim.missing.${way}`);
    return null;
  }

  /** @param text why, where it is known better than that it cannot be kept */
  refuse(text = i18n(`coop_tasks.claim.wrong.${this.way}`)): void {
    this.wrong = text;
  }
}
