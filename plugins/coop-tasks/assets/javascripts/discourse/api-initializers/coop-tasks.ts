import { apiInitializer } from "discourse/lib/api";
import { i18n } from "discourse-i18n";
import { suggest } from "discourse/plugins/coop-core/discourse/lib/suggestions";
import { cardsInPost } from "../lib/cards-in-post";

export default apiInitializer((api) => {
  api.addCommunitySectionLink({
    name: "coop-board",
    route: "coopBoard",
    title: i18n("coop_tasks.board.nav_title"),
    text: i18n("coop_tasks.board.nav"),
    icon: "hand",
  });

  api.decorateCookedElement(cardsInPost, { onlyStream: true });

  suggest({ label: "coop_tasks.board.suggestion", path: "/board?have=20" });
});
