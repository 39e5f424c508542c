import { service } from "@ember/service";
import type User from "discourse/models/user";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { HelpList } from "../lib/help-list";

export default class CoopOffersRoute extends DiscourseRoute {
  @service declare currentUser: User | null;

  titleToken(): string {
    return i18n("coop_tasks.help.list_nav");
  }

  override async model(): Promise<HelpList | null> {
    return this.currentUser && HelpList.load();
  }
}
