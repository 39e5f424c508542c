/** Reads a request's body, no further than it may be long, before anything else is done. */
import type { Context, MiddlewareHandler } from "hono";
import { refuse } from "./acts";
import type { Cxt, Env } from "./context";
import { HttpError } from "./errors";
import { nested, type Params } from "./params";

/** A body that is too long is read to its end up to here, so that its sender hears the answer. */
const PATIENCE = 8 * 1024 * 1024;

export const isMultipart = (c: Context): boolean =>
  (c.req.header("content-type") ?? "").toLowerCase().startsWith("multipart/form-data");

/** Fields and files of a form. @throws HttpError 400 */
export async function parseParts(c: Context): Promise<Params> {
  try {
    return nested(Object.entries(await c.req.parseBody()));
  } catch {
    throw new HttpError(400, ["The form cannot be read."], "bad_form");
  }
}

async function read(stream: ReadableStream<Uint8Array>, most: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes <= most) {
      chunks.push(chunk);
    } else if (bytes > Math.max(most, PATIENCE)) {
      break;
    }
  }
  return bytes > most ? undefined : Buffer.concat(chunks);
}

export const limitBody =
  (most: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (c.var.body !== undefined) {
      return next();
    }
    const stream = c.req.raw.body;
    const announced = Number(c.req.header("content-length") ?? 0);
    const patience = Math.max(most, PATIENCE);
    const bytes = stream === null || announced > patience ? Buffer.alloc(0) : await read(stream, most);
    if (bytes === undefined || announced > patience) {
      c.header("Connection", "close");
      throw refuse(c as Cxt, 413, "too_large");
    }
    if (isMultipart(c)) {
      // Its parts are read by the framework, from what was read here.
      c.req.raw = new Request(c.req.url, { method: c.req.method, headers: c.req.raw.headers, body: bytes });
    }
    c.set("body", isMultipart(c) ? "" : bytes.toString("utf8"));
    return next();
  };
