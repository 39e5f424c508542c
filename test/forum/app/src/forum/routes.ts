import { action } from "@ember/object";
import type RouterService from "@ember/routing/router-service";
import { service } from "@ember/service";
import DiscourseRoute from "../discourse/routes/discourse";
import { type Page, PAGES, type Params } from "./pages";

/** A route for each page of the table. */
export function pageRoutes(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [`route:${name}`, routeOf(page)]));
}

function routeOf(page: Page): unknown {
  class PageRoute extends DiscourseRoute {
    @service declare router: RouterService;

    override model(params: Params): unknown {
      return page.load?.(params, { router: this.router });
    }

    override titleToken(): string | undefined {
      const model = this.modelFor(this.routeName);
      // A page whose data did not come has none.
      return page.load && !model ? undefined : page.title?.(model);
    }
  }
  return PageRoute;
}

export class ApplicationRoute extends DiscourseRoute {
  @service declare router: RouterService;

  /** What Discourse's own code and plugins send where a visitor acts. */
  @action
  showLogin(): void {
    const here = this.router.currentURL ?? "/";
    this.router.transitionTo("login", { queryParams: { return_path: here.startsWith("/login") ? "/" : here } });
  }
}
