import { Hono } from "hono";
import { openApi, type OpenApi } from "../../../../plugins/coop-core/server/openapi";
import { enabledPlugins } from "../settings";
import type { Env } from "./context";
import { notFound } from "./errors";

export function openApiRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  const described = new Map<string, OpenApi>();

  routes.get("/coop/openapi", (c) => {
    const { forum, asking } = c.var;
    const files = enabledPlugins(forum.folders, asking.settings).flatMap((name) => {
      const plugin = forum.registry.get(name);
      if (plugin && !described.has(name)) {
        described.set(name, openApi(plugin, forum.registry.version));
      }
      return described.get(name) ?? [];
    });
    if (files.length === 0) {
      throw notFound();
    }
    const first = files[0]!;
    const schemas = Object.assign({}, ...files.map(({ components }) => components.schemas));
    return c.json({
      ...first,
      paths: Object.assign({}, ...files.map(({ paths }) => paths)),
      components: { ...first.components, schemas },
    });
  });
  return routes;
}
