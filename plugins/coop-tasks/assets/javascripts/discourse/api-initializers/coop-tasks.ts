import { apiInitializer } from "discourse/lib/api";
import type Site from "discourse/models/site";
import { i18n } from "discourse-i18n";
import { suggest } from "discourse/plugins/coop-core/discourse/lib/suggestions";
import MakeOpeningButton from "../components/coop-tasks/make-opening-button";
import { cardsInPost } from "../lib/cards-in-post";
import { makesOpenings } from "../lib/makes-openings";

interface PostMenu {
  value: { add(key: string, button: unknown): void };
  context: { post: { topic?: Parameters<typeof makesOpenings>[1] } };
}

export default apiInitializer((api) => {
  api.addCommunitySectionLink({
    name: "coop-board",
    route: "coopBoard",
    title: i18n("coop_tasks.board.nav_title"),
    text: i18n("coop_tasks.board.nav"),
    icon: "hand",
  });

  api.decorateCookedElement(cardsInPost, { onlyStream: true });

  if (api.getCurrentUser()) {
    const site = api.container.lookup("service:site") as Site;
    api.registerValueTransformer(
      "post-menu-buttons",
      ({ value: buttons, context: { post } }: PostMenu) => {
        if (makesOpenings(site, post.topic)) {
          buttons.add("coop-opening", MakeOpeningButton);
        }
        return buttons;
      }
    );
  }

  suggest({ label: "coop_tasks.board.suggestion", path: "/board?have=20" });
});
