import type RouterService from "@ember/routing/router-service";
import type Transition from "@ember/routing/transition";
import { service } from "@ember/service";
import DiscourseRoute from "discourse/routes/discourse";
import { OpeningState } from "../lib/opening-state";

export default class CoopOpeningRoute extends DiscourseRoute {
  @service declare router: RouterService;

  /** What the board was narrowed by from which somebody came: the way back leads there. */
  #board: Record<string, unknown> = {};

  titleToken(): string {
    const state = this.modelFor(this.routeName) as OpeningState | undefined;
    return state?.view.title ?? "";
  }

  /** What is no number was never an opening. */
  override beforeModel({ from, to }: Transition): void {
    if (from?.name !== this.routeName) {
      this.#board = from?.name === "coopBoard" ? from.queryParams : {};
    }
    if (!/^[1-9]\d*$/.test(String(to?.params?.["opening_id"]))) {
      this.router.replaceWith("/404");
    }
  }

  override async model({
    opening_id,
  }: {
    opening_id: string;
  }): Promise<OpeningState> {
    const state = await OpeningState.load(Number(opening_id));
    state.board = this.#board;
    return state;
  }
}
