import { apiInitializer } from "discourse/lib/api";
import getURL from "discourse/lib/get-url";
import { i18n } from "discourse-i18n";
import WaitsMenu from "../components/coop/waits-menu";
import { pageWasShown } from "../lib/focus-heading";
import { customNotification } from "../lib/notification";
import { spokenBadge } from "../lib/spoken-badge";
import { whenIdle } from "../lib/when-idle";
import type CoopWaits from "../services/coop-waits";

export default apiInitializer((api) => {
  let pages = 0;
  api.onPageChange(() => {
    if (pages++ > 0) {
      return;
    }
    // The heading of the first page is drawn before this is called.
    pageWasShown();
  });

  if (!api.getCurrentUser()) {
    return;
  }
  const waits = api.container.lookup("service:coop-waits") as CoopWaits;

  api.onPageChange(() =>
    whenIdle(() => waits.loadCount().catch(() => undefined))
  );

  api.addCommunitySectionLink(
    (Base: any) =>
      class extends Base {
        get name() {
          return "coop-waits";
        }

        get route() {
          return "coopMe";
        }

        get title() {
          return i18n("coop_core.waits.nav_title");
        }

        get text() {
          return i18n("coop_core.waits.nav");
        }

        get defaultPrefixValue() {
          return "hourglass-start";
        }

        get badgeText() {
          return waits.count
            ? spokenBadge(
                waits.count,
                i18n("coop_core.waits.count", { count: waits.count })
              )
            : undefined;
        }
      }
  );

  api.addQuickAccessProfileItem({
    className: "coop-waits",
    icon: "hourglass-start",
    href: getURL("/coop/me"),
    content: i18n("coop_core.waits.nav"),
  });

  api.registerUserMenuTab(
    (UserMenuTab: any) =>
      class extends UserMenuTab {
        constructor(...args: unknown[]) {
          super(...args);
          waits.load().catch(() => undefined);
        }

        get id() {
          return "coop-waits";
        }

        get icon() {
          return "hourglass-start";
        }

        get title() {
          return i18n("coop_core.waits.nav");
        }

        get count() {
          return waits.count ?? 0;
        }

        get panelComponent() {
          return WaitsMenu;
        }

        get linkWhenActive() {
          return getURL("/coop/me");
        }
      }
  );

  api.registerNotificationTypeRenderer("custom", customNotification as never);
});
