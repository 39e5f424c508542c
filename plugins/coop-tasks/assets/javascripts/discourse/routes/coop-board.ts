import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import type CoopBoardController from "../controllers/coop-board";
import { Board } from "../lib/board";
import { filterOf, type FilterParams, meantBy, NO_FILTER } from "../lib/filter";

export interface BoardModel {
  board: Board;
  params: FilterParams;
}

export default class CoopBoardRoute extends DiscourseRoute {
  override queryParams = Object.fromEntries(
    Object.keys(NO_FILTER).map((name) => [name, { refreshModel: true }])
  );

  titleToken(): string {
    return i18n("coop_tasks.board.nav");
  }

  override async model(given: object): Promise<BoardModel> {
    const params = meantBy({ ...NO_FILTER, ...given } as FilterParams);
    return { board: await Board.load(filterOf(params)), params };
  }

  /** Whoever comes back through the sidebar begins with the whole board. */
  override resetController(
    controller: CoopBoardController,
    isExiting: boolean
  ): void {
    if (isExiting) {
      Object.assign(controller, NO_FILTER);
    }
  }
}
