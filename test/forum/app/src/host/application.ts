import Application from "@ember/application";
import type EngineInstance from "@ember/engine/instance";
import sprite from "virtual:forum/icons";
import { followPages } from "../forum/frame/page-changes";
import { FORUM } from "../forum/own-modules";
import { enabledModules } from "./plugin-modules";
import type { Preloaded } from "./preloaded";
import { createResolver } from "./resolver";
import { createRouter } from "./router";
import { runPlugins } from "./run-plugins";
import { registerValues, SERVICES } from "./services";

export interface Starting {
  data: Preloaded;
  /** A test of one component runs no plugin's initializers, as in Discourse. */
  runsPlugins: boolean;
}

/** The whole forum, ready to be visited. */
export function createForum(starting: () => Starting, options: object): Application {
  const modules = enabledModules(starting().data);
  const Resolver = createResolver({ "router:main": createRouter(modules), ...SERVICES, ...FORUM }, modules);
  const app = Application.create({ Resolver, autoboot: false, ...options } as object) as Application;
  app.instanceInitializer({
    name: "forum",
    initialize(instance: EngineInstance) {
      const { data, runsPlugins } = starting();
      registerValues(instance, data);
      followPages(instance);
      addSprite();
      if (runsPlugins) {
        runPlugins(instance, enabledModules(data));
      }
    },
  });
  return app;
}

function addSprite(): void {
  if (!document.getElementById("svg-sprites")) {
    document.body.insertAdjacentHTML("afterbegin", `<div id="svg-sprites">${sprite}</div>`);
  }
}
