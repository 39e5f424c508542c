/** What happens after each change of page: title, scroll, focus, and those who asked to be told. */
import type Owner from "@ember/owner";
import type RouteInfo from "@ember/routing/route-info";
import type RouterService from "@ember/routing/router-service";
import type Transition from "@ember/routing/transition";
import { next, schedule } from "@ember/runloop";
import type AppEvents from "../../discourse/services/app-events";
import type DocumentTitle from "../../discourse/services/document-title";
import { registries } from "../../host/registries";

type WithToken = { titleToken?(): string | string[] | undefined };

function titleOf(owner: Owner, siteTitle: string, leaf: RouteInfo | null): string {
  const tokens: string[] = [];
  for (let info = leaf; info; info = info.parent) {
    const route = owner.lookup(`route:${info.name}`) as WithToken | undefined;
    tokens.push(...[route?.titleToken?.() ?? []].flat());
  }
  return [...tokens.filter(Boolean), siteTitle].join(" - ");
}

/** Before the first page is drawn, so that it counts as a change too. */
export function followPages(owner: Owner): void {
  const router = owner.lookup("service:router") as RouterService;
  const events = owner.lookup("service:app-events") as AppEvents;
  const siteTitle = String((owner.lookup("service:site-settings") as Record<string, unknown>)["title"] ?? "");
  const documentTitle = owner.lookup("service:document-title") as DocumentTitle;
  let shown: string | undefined;
  // As Discourse does it: whoever goes back finds the page where they left it.
  const left = new Map<string | undefined, number>();
  const entry = (): string | undefined => (history.state as { uuid?: string } | null)?.uuid;
  let at = entry();

  router.on("routeWillChange", () => left.set(at, window.scrollY));
  router.on("routeDidChange", (transition: Transition) => {
    if (transition.to?.name === undefined) {
      return;
    }
    const url = router.currentURL ?? "/";
    const path = url.split(/[?#]/)[0];
    const samePage = path === shown;
    const first = shown === undefined;
    shown = path;
    at = entry();
    const top = left.get(at) ?? 0;
    // The title and the heading are there once the page is drawn.
    schedule("afterRender", () => {
      const title = titleOf(owner, siteTitle, router.currentRoute);
      documentTitle.setTitle(title);
      if (!samePage && !first) {
        window.scrollTo(0, top);
        const main = document.getElementById("main-outlet");
        if (!main?.contains(document.activeElement)) {
          main?.focus({ preventScroll: true });
        }
      }
      next(() => {
        events.trigger("page:changed", { url, title, currentRouteName: router.currentRouteName });
        registries.pageChangeCallbacks.forEach((callback) => callback(url, title));
      });
    });
  });
}
