import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { GivenList } from "../lib/given-list";

export default class CoopGivenRoute extends DiscourseRoute {
  titleToken(): string {
    return i18n("coop_tasks.given.title");
  }

  override model(): Promise<GivenList> {
    return GivenList.load();
  }
}
