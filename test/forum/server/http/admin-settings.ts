/** Site settings, as Discourse's admin screen reads and writes them. */
import { Hono } from "hono";
import { inTransaction } from "../database";
import { logStaffAction } from "../host/staff-log";
import { WrongSetting } from "../settings";
import { adminOnly, type Env } from "./context";
import { HttpError, notFound } from "./errors";
import { textOf } from "./params";

export function settingRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get("/admin/site_settings", (c) => {
    adminOnly(c);
    const { forum, asking, params } = c.var;
    const filter = (textOf(params, "filter") ?? textOf(params, "filter_names") ?? "").toLowerCase();
    const site_settings = [...forum.settings.declarations.values()]
      .filter(({ name }) => name.includes(filter))
      .map(({ name, kind, default: standard, plugin, choices }) => ({
        setting: name,
        // Discourse gives and takes all values as texts.
        value: String(asking.settings[name]),
        default: String(standard),
        type: kind,
        description: forum.texts.translate("en", `site_settings.${name}`, {}),
        ...(plugin && { plugin }),
        ...(choices && { valid_values: choices.map((value) => ({ name: value, value })) }),
      }));
    return c.json({ site_settings, categories: ["all_results"] });
  });

  routes.put("/admin/site_settings/:name", async (c) => {
    const viewer = adminOnly(c);
    const { forum, params, asking } = c.var;
    const name = c.req.param("name");
    if (!forum.settings.declarations.has(name)) {
      throw notFound();
    }
    await inTransaction(forum.pool, async (db) => {
      const { previous, value } = await forum.settings.set(db, name, params[name], asking.now).catch((error: Error) => {
        throw error instanceof WrongSetting ? new HttpError(400, [error.message], "invalid_parameters") : error;
      });
      await logStaffAction(db, asking.now, viewer.id, "change_site_setting", {
        subject: name,
        previous_value: String(previous),
        new_value: String(value),
      });
    });
    return c.json({ success: "OK" });
  });
  return routes;
}
