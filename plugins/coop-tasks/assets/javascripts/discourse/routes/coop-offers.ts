import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { HelpList } from "../lib/help-list";

export default class CoopOffersRoute extends DiscourseRoute {
  titleToken(): string {
    return i18n("coop_tasks.help.list_nav");
  }

  override model(): Promise<HelpList> {
    return HelpList.load();
  }
}
