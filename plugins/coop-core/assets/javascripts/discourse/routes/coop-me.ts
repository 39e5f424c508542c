import { service } from "@ember/service";
import type User from "discourse/models/user";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import type CoopWaits from "../services/coop-waits";

export default class CoopMeRoute extends DiscourseRoute {
  @service declare coopWaits: CoopWaits;
  @service declare currentUser: User | null;

  titleToken(): string {
    return i18n("coop_core.waits.nav");
  }

  override async model(): Promise<void> {
    if (this.currentUser) {
      await this.coopWaits.load();
    }
  }
}
