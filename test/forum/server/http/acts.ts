/** `POST|GET /coop/<plugin>/<act>`: what can be said without the act is said here, the rest is its own. */
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import type { Act } from "../../../../plugins/coop-core/server/kernel/act";
import type { Door } from "../../../../plugins/coop-core/server/host";
import { performAct } from "../run-act";
import { enabledPlugins } from "../settings";
import type { Ticking } from "../tick";
import type { Cxt, Env, Scope } from "./context";
import { badKey, HttpError, notFound, notLoggedIn } from "./errors";
import { DEFAULT_LIMITS, type CallLimits } from "./limits";
import { nested } from "./params";

export const MOST_BYTES = 256 * 1024;

/** A refusal by the host in the suite's own words. */
export function refuse(c: Cxt, status: 400 | 413 | 415 | 503, code: string): HttpError {
  const { forum, asking } = c.var;
  return new HttpError(
    status,
    [forum.texts.translate(asking?.viewer?.locale ?? "en", `js.coop_core.refusals.${code}`, {}) || code],
    code,
    {}
  );
}

function demandJson(c: Cxt): void {
  if ((c.req.header("content-type") ?? "").split(";")[0]!.trim().toLowerCase() !== "application/json") {
    throw refuse(c, 415, "not_json");
  }
}

/** As Discourse narrows its keys: a row allows a resource's action, with these values of its parameters. */
function allows(scopes: Scope[], door: Door, plugin: string, act: string): boolean {
  return scopes.some(({ resource, action, allowed_parameters }) => {
    const { plugin: plugins, act: acts } = allowed_parameters ?? {};
    return (
      resource === "coop" &&
      action === door &&
      (!plugins?.length || plugins.includes(plugin)) &&
      (!acts?.length || acts.includes(act))
    );
  });
}

function findAct(c: Cxt, plugin: string, name: string, door: Door): Act | undefined {
  const { forum, asking } = c.var;
  // Built for another version of the core: the kernel answers 503.
  if (forum.registry.mismatch(plugin) !== undefined) {
    return undefined;
  }
  const found = enabledPlugins(forum.folders, asking.settings).includes(plugin)
    ? forum.registry.get(plugin)
    : undefined;
  const act = found && Object.hasOwn(found.acts, name) ? found.acts[name] : undefined;
  if (!act || act.kind !== door) {
    throw notFound();
  }
  return act;
}

function limit(c: Cxt, limits: CallLimits, act: Act | undefined, door: "read" | "write"): void {
  const { viewer } = c.var.asking;
  const who = viewer ? "person" : "visitor";
  const own = act?.limits?.[who];
  const name = own ? c.req.path : door;
  const caller = viewer ? viewer.id : getConnInfo(c).remote.address;
  limits.count(`${name}:${who}:${caller}`, own ?? DEFAULT_LIMITS[door][who]);
}

export function actRoutes(limits: CallLimits, ticking: () => Ticking | undefined): Hono<Env> {
  const routes = new Hono<Env>();

  async function answer(c: Cxt, door: "read" | "write", input: string): Promise<Response> {
    const { forum, asking } = c.var;
    const { plugin, act: name } = c.req.param() as { plugin: string; act: string };
    const act = findAct(c, plugin, name, door);
    if (asking.scopes && !allows(asking.scopes, door, plugin, name)) {
      throw badKey();
    }
    if (act && !asking.viewer && (!act.visitors || asking.settings["login_required"])) {
      throw notLoggedIn();
    }
    limit(c, limits, act, door);
    const { reply } = await performAct(forum, { plugin, act: name, door, input, ...asking });
    if (reply.due) {
      ticking()?.soon();
    }
    return c.body(reply.body, reply.status as 200, {
      "Content-Type": reply.content_type ?? "application/json; charset=utf-8",
      "Cache-Control": "no-store",
      ...(reply.file_name && { "Content-Disposition": `attachment; filename="${reply.file_name}"` }),
    });
  }

  routes.get("/coop/:plugin/:act", (c) => answer(c, "read", JSON.stringify(nested(new URL(c.req.url).searchParams))));
  routes.post("/coop/:plugin/:act", async (c) => {
    demandJson(c);
    return answer(c, "write", c.var.body);
  });
  return routes;
}
