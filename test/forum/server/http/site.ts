/** What every page knows of the forum: `/site.json` and the data preloaded into pages. */
import { Hono } from "hono";
import { listCategories } from "../categories/list";
import { currentUser, visibleGroups } from "../people/serialize";
import { enabledPlugins } from "../settings";
import type { Cxt, Env } from "./context";
import { csrfToken } from "./csrf";

const NOTIFICATION_TYPES = {
  mentioned: 1,
  replied: 2,
  quoted: 3,
  edited: 4,
  liked: 5,
  private_message: 6,
  posted: 9,
  custom: 14,
};
const POST_TYPES = { regular: 1, moderator_action: 2, small_action: 3, whisper: 4 };

export async function showSite(c: Cxt) {
  const { forum, asking } = c.var;
  const groups = await visibleGroups(forum.db, asking.viewer);
  return {
    default_archetype: "regular",
    archetypes: [
      { id: "regular", name: "Regular Topic" },
      { id: "private_message", name: "Message" },
    ],
    notification_types: NOTIFICATION_TYPES,
    post_types: POST_TYPES,
    groups: groups.map(({ id, name, full_name, automatic }) => ({ id, name, full_name, automatic })),
    categories: await listCategories(forum.db, asking.viewer),
    uncategorized_category_id: -1,
    can_create_tag: false,
    can_tag_topics: false,
  };
}

/** Settings that browsers get, by Discourse's names. */
export function clientSettings(c: Cxt): Record<string, unknown> {
  const { forum, asking } = c.var;
  return Object.fromEntries(
    [...forum.settings.declarations.values()]
      .filter(({ client }) => client)
      .map(({ name }) => [name, asking.settings[name]])
  );
}

export async function preloaded(c: Cxt, people: unknown[] | undefined) {
  const { forum, asking } = c.var;
  const { viewer, settings } = asking;
  const shut = settings["login_required"] === true && !viewer;
  return {
    currentUser: viewer && (await currentUser(forum.db, viewer)),
    site: shut
      ? { categories: [], groups: [], notification_types: NOTIFICATION_TYPES, post_types: POST_TYPES }
      : await showSite(c),
    siteSettings: clientSettings(c),
    locale: viewer?.locale ?? String(settings["default_locale"]),
    plugins: enabledPlugins(forum.folders, settings).map((name) => `coop-${name}`),
    csrf: csrfToken(c),
    now: asking.now,
    ...(people && { people }),
  };
}

export function siteRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get("/site", async (c) => c.json(await showSite(c)));
  routes.get("/site/settings", (c) => c.json(clientSettings(c)));
  routes.get("/srv/status", (c) => c.text("ok"));
  return routes;
}
