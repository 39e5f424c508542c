/** `POST /uploads.json` takes a file; where it lies it is given out to whoever knows its address, as on Discourse. */
import { Hono, type MiddlewareHandler } from "hono";
import { inTransaction } from "../database";
import { checkFile } from "../uploads/check";
import { keepUpload, readFileNamed, shown } from "../uploads/store";
import { isStaff, signedIn, type Env } from "./context";
import { invalid, missing, notFound, notLoggedIn } from "./errors";
import type { CallLimits } from "./limits";
import { textOf } from "./params";

/** Of the whole request: more than the settings allow a file to be. */
export const LARGEST_UPLOAD = 24 * 1024 * 1024;

/** So much is read of nobody who is not signed in. */
export const knownBeforeRead: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "POST" && !c.var.asking.viewer) {
    c.header("Connection", "close");
    throw notLoggedIn();
  }
  await next();
};

/** Pictures that a browser may show by themselves; anything else is saved, since some kinds could run a script. */
const SHOWN: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};

/** Open to everybody: an address that nobody can guess, and no secret once it is told. */
export function fileRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.on("GET", ["/uploads/default/original/1X/:name", "/uploads/short-url/:name"], async (c) => {
    const file = await readFileNamed(c.var.forum.db, c.req.param("name"));
    if (!file) {
      throw notFound();
    }
    const type = SHOWN[file.extension ?? ""];
    const name = encodeURIComponent(file.original_filename).replace(/'/g, "%27");
    return c.body(new Uint8Array(file.bytes), 200, {
      "Content-Type": type ?? "application/octet-stream",
      "Content-Disposition": `${type ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=31536000, immutable",
    });
  });
  return routes;
}

export function uploadRoutes(limits: CallLimits): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post("/uploads", async (c) => {
    const viewer = signedIn(c);
    const { forum, params, asking } = c.var;
    limits.count(`uploads:${viewer.id}`, [10, 60]);
    if (!(textOf(params, "upload_type") ?? textOf(params, "type"))) {
      throw missing("upload_type");
    }
    const file = params["file"];
    if (!(file instanceof File)) {
      throw invalid("Sorry, you must provide a file to upload.");
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const checked = checkFile(file.name, bytes, asking.settings, isStaff(viewer));
    if ("errors" in checked) {
      throw invalid(...checked.errors);
    }
    const upload = await inTransaction(forum.pool, (db) => keepUpload(db, viewer.id, bytes, checked, asking.now));
    return c.json(shown(upload));
  });
  return routes;
}
