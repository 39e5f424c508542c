import type RouterService from "@ember/routing/router-service";
import { service } from "@ember/service";
import type Site from "discourse/models/site";
import type User from "discourse/models/user";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { boardsFor } from "../lib/boards";

/** Whoever may put nothing on any board comes to the forum's own page for what is not there. */
export default class CoopNewRoute extends DiscourseRoute {
  @service declare currentUser: User | null;
  @service declare router: RouterService;
  @service declare site: Site;

  titleToken(): string {
    return i18n("coop_tasks.board.add");
  }

  override beforeModel(): void {
    if (this.currentUser && boardsFor(this.site).length === 0) {
      this.router.replaceWith("/404");
    }
  }

  override model(): boolean {
    return this.currentUser !== null;
  }
}
