import type RouterService from "@ember/routing/router-service";
import { service } from "@ember/service";
import DiscourseRoute from "discourse/routes/discourse";
import { OpeningState } from "../lib/opening-state";

export default class CoopOpeningRoute extends DiscourseRoute {
  @service declare router: RouterService;

  titleToken(): string {
    const state = this.modelFor(this.routeName) as OpeningState | undefined;
    return state?.view.title ?? "";
  }

  /** What is no number was never an opening. */
  override beforeModel({
    to,
  }: {
    to?: { params?: Record<string, unknown> };
  }): void {
    if (!/^[1-9]\d*$/.test(String(to?.params?.["opening_id"]))) {
      this.router.replaceWith("/404");
    }
  }

  override model({
    opening_id,
  }: {
    opening_id: string;
  }): Promise<OpeningState> {
    return OpeningState.load(Number(opening_id));
  }
}
