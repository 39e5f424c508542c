import EmberRouter from "@ember/routing/router";
import type { PluginModule } from "virtual:forum/plugin-modules";
import { isTesting } from "../discourse/lib/environment";
import { mapForum } from "../forum/map";

type Map_ = (this: unknown) => void;

/** The forum's addresses, and what each plugin's `…-route-map` adds at the root. */
export function createRouter(modules: PluginModule[]): typeof EmberRouter {
  class Router extends EmberRouter {
    override location = isTesting() ? "none" : "history";
    override rootURL = "/";
  }
  Router.map(function () {
    for (const { folder, name, module } of modules) {
      if (folder === "" && name.endsWith("route-map")) {
        const map = module["default"] as Map_ | { resource: string; map: Map_ };
        if (typeof map !== "function") {
          throw new Error(`${name}: the embedded forum maps plugins' routes at the root only`);
        }
        map.call(this);
      }
    }
    mapForum.call(this);
  });
  return Router;
}
