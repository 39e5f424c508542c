import { apiInitializer } from "discourse/lib/api";
import type Site from "discourse/models/site";
import { i18n } from "discourse-i18n";
import { spokenBadge } from "discourse/plugins/coop-core/discourse/lib/spoken-badge";
import { suggest } from "discourse/plugins/coop-core/discourse/lib/suggestions";
import { whenIdle } from "discourse/plugins/coop-core/discourse/lib/when-idle";
import MakeOpeningButton from "../components/coop-tasks/make-opening-button";
import { cardsInPost } from "../lib/cards-in-post";
import { makesOpenings } from "../lib/makes-openings";
import type CoopNeeds from "../services/coop-needs";

interface PostMenu {
  value: { add(key: string, button: unknown): void };
  context: { post: { topic?: Parameters<typeof makesOpenings>[1] } };
}

export default apiInitializer((api) => {
  const needs = api.container.lookup("service:coop-needs") as CoopNeeds;

  api.addCommunitySectionLink(
    (Base: any) =>
      class extends Base {
        get name() {
          return "coop-board";
        }

        get route() {
          return "coopBoard";
        }

        get title() {
          return needs.count
            ? i18n("coop_tasks.wanted.title", { count: needs.count })
            : i18n("coop_tasks.board.nav_title");
        }

        get text() {
          return i18n("coop_tasks.board.nav");
        }

        get defaultPrefixValue() {
          return "hand";
        }

        get badgeText() {
          return needs.count
            ? spokenBadge(
                needs.count,
                i18n("coop_tasks.wanted.title", { count: needs.count })
              )
            : undefined;
        }
      }
  );

  api.decorateCookedElement(cardsInPost, { onlyStream: true });

  if (api.getCurrentUser()) {
    api.onPageChange(() => whenIdle(() => needs.load().catch(() => undefined)));
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
