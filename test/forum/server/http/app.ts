/** The whole of HTTP: who asks is found out once, then the routes answer, at Discourse's addresses. */
import { Hono } from "hono";
import type { Forum } from "../forum";
import type { Ticking } from "../tick";
import { actRoutes, MOST_BYTES } from "./acts";
import { adminRoutes } from "./admin";
import { accountRoutes } from "./admin-accounts";
import { settingRoutes } from "./admin-settings";
import { keyRoutes } from "./api-keys";
import { isMultipart, limitBody, parseParts } from "./body";
import { categoryRoutes } from "./categories";
import type { Cxt, Env } from "./context";
import { isForged } from "./csrf";
import { demoRoutes } from "./demo";
import { badKey, HttpError, notFound, notLoggedIn } from "./errors";
import { groupRoutes } from "./groups";
import { CallLimits } from "./limits";
import { messageBusRoutes } from "./message-bus";
import { notificationRoutes } from "./notifications";
import { openApiRoutes } from "./openapi";
import { assetRoutes, page } from "./pages";
import { nested, parseBody } from "./params";
import { postRoutes } from "./posts";
import { reviewRoutes } from "./review";
import { sessionRoutes } from "./session";
import { siteRoutes } from "./site";
import { topicRoutes } from "./topics";
import { fileRoutes, knownBeforeRead, LARGEST_UPLOAD, uploadRoutes } from "./uploads";
import { userRoutes } from "./users";
import { whoAsks } from "./who";

export interface AppOptions {
  /** Where the Ember app was built. */
  appDir: string;
  /** One-click sign-in and the clock. */
  demo: boolean;
  /** Off in runs that call more often than people do. */
  limits?: boolean;
  ticking?: Ticking;
}

const ACT = /^\/coop\/(?!me$|openapi(\.json)?$)/;
/** Open to visitors even where `login_required` is on. */
const OPEN = /^\/(session|login|demo|srv|site\/settings|message-bus)(\/|\.|$)/;
const LARGEST_BODY = 1024 * 1024;

const pathOf = (c: Cxt): string => new URL(c.req.url).pathname;

/** As Discourse: a GET that says neither `.json` nor that a script asks is for a page. */
function wantsJson(c: Cxt): boolean {
  const accept = c.req.header("accept") ?? "";
  return (
    c.req.method !== "GET" ||
    pathOf(c).endsWith(".json") ||
    pathOf(c) === "/srv/status" ||
    c.req.header("x-requested-with") === "XMLHttpRequest" ||
    (accept.includes("application/json") && !accept.includes("text/html"))
  );
}

function answerError(c: Cxt, error: Error): Response {
  if (error instanceof HttpError) {
    return c.body(error.body(), error.status, { "Content-Type": "application/json; charset=utf-8", ...error.headers });
  }
  c.var.forum.log({
    level: "error",
    message: `${c.req.method} ${pathOf(c)}: ${error.message}`,
    data: { stack: error.stack },
  });
  return c.json({ errors: ["Something went wrong."], error_type: "fault" }, 500);
}

export function createApp(forum: Forum, options: AppOptions): Hono<Env> {
  const limits = new CallLimits(options.limits ?? true);
  // Both `/latest` and `/latest.json` are one route.
  const app = new Hono<Env>({ getPath: (request) => new URL(request.url).pathname.replace(/\.json$/, "") || "/" });
  app.onError((error, c) => answerError(c, error));
  app.notFound((c) => answerError(c, notFound()));

  app.use(async (c, next) => {
    c.set("forum", forum);
    await next();
  });
  app.route("/", assetRoutes(options.appDir) as unknown as Hono<Env>);
  app.route("/", fileRoutes());
  app.use(async (c, next) => {
    c.set("asking", await whoAsks(c));
    await next();
  });
  app.use("/coop/*", limitBody(MOST_BYTES));
  app.use("/uploads", knownBeforeRead, limitBody(LARGEST_UPLOAD));
  app.use(limitBody(LARGEST_BODY));

  app.use(async (c, next) => {
    const path = pathOf(c);
    const isAct = ACT.test(path);
    c.set("params", {});
    const { asking } = c.var;
    const text = c.var.body;
    if (!isAct) {
      c.set("params", {
        ...nested(new URL(c.req.url).searchParams),
        ...(isMultipart(c) ? await parseParts(c) : parseBody(text, c.req.header("content-type") ?? "")),
      });
    }
    if (!["GET", "HEAD"].includes(c.req.method) && !path.startsWith("/message-bus/") && isForged(c)) {
      return c.body('["BAD CSRF"]', 403, { "Content-Type": "application/json; charset=utf-8" });
    }
    // A key that is narrowed reaches what it names, and that is acts alone.
    if (asking.scopes && !isAct) {
      throw badKey();
    }
    if (!isAct && !wantsJson(c)) {
      return page(c, options);
    }
    if (asking.settings["login_required"] && !asking.viewer && !isAct && !OPEN.test(path)) {
      throw notLoggedIn();
    }
    return next();
  });

  app.route("/", openApiRoutes());
  app.route(
    "/",
    actRoutes(limits, () => options.ticking)
  );
  app.route("/", messageBusRoutes());
  app.route("/", sessionRoutes(limits));
  app.route("/", siteRoutes());
  app.route("/", categoryRoutes());
  app.route("/", topicRoutes());
  app.route("/", postRoutes());
  app.route("/", groupRoutes());
  app.route("/", userRoutes());
  app.route("/", notificationRoutes());
  app.route("/", reviewRoutes());
  app.route("/", uploadRoutes(limits));
  app.route("/", accountRoutes());
  app.route("/", settingRoutes());
  app.route("/", keyRoutes());
  app.route("/", adminRoutes());
  if (options.demo) {
    app.route("/", demoRoutes());
  }
  return app;
}
