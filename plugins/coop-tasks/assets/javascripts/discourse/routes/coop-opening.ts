import DiscourseRoute from "discourse/routes/discourse";
import { OpeningState } from "../lib/opening-state";

export default class CoopOpeningRoute extends DiscourseRoute {
  titleToken(): string {
    const state = this.modelFor(this.routeName) as OpeningState | undefined;
    return state?.view.title ?? "";
  }

  override model({
    opening_id,
  }: {
    opening_id: string;
  }): Promise<OpeningState> {
    return OpeningState.load(Number(opening_id));
  }
}
