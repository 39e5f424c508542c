import { service } from "@ember/service";
import type User from "discourse/models/user";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { GivenList } from "../lib/given-list";

export default class CoopGivenRoute extends DiscourseRoute {
  @service declare currentUser: User | null;

  titleToken(): string {
    return i18n("coop_tasks.given.title");
  }

  override async model(): Promise<GivenList | null> {
    return this.currentUser && GivenList.load();
  }
}
