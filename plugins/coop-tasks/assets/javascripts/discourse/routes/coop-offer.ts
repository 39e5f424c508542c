import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { OwnHelp } from "../lib/own-help";

export default class CoopOfferRoute extends DiscourseRoute {
  titleToken(): string {
    return i18n("coop_tasks.help.send");
  }

  override model({
    help_id,
    token,
  }: {
    help_id: string;
    token: string;
  }): Promise<OwnHelp> {
    return OwnHelp.load({ help_id: Number(help_id), token });
  }
}
