import { tracked } from "@glimmer/tracking";
import type RouterService from "@ember/routing/router-service";
import Service, { service } from "@ember/service";
import { tasksApi } from "../lib/tasks-api";

/** The number may be so old before it is asked for again: milliseconds. */
const FRESH = 120_000;

/** How many things need somebody, for the sidebar. */
export default class CoopNeeds extends Service {
  @service declare router: RouterService;

  /** Null as long as nobody has asked. */
  @tracked count: number | null = null;
  #askedAt = -Infinity;

  /** The page of a topic never asks for it. */
  async load(now = Date.now()): Promise<void> {
    const inTopic = this.router.currentRouteName?.startsWith("topic");
    if (inTopic || now - this.#askedAt < FRESH) {
      return;
    }
    this.#askedAt = now;
    this.count = (await tasksApi.countOpenings({})).count;
  }
}
