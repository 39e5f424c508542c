/** Reads a request's body, no further than it may be long, before anything else is done. */
import type { MiddlewareHandler } from "hono";
import type { Cxt, Env } from "./context";
import { refuse } from "./acts";

/** A body that is too long is read to its end up to here, so that its sender hears the answer. */
const PATIENCE = 8 * 1024 * 1024;

async function read(stream: ReadableStream<Uint8Array>, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes <= most) {
      chunks.push(chunk);
    } else if (bytes > PATIENCE) {
      break;
    }
  }
  return bytes > most ? undefined : Buffer.concat(chunks).toString("utf8");
}

export const limitBody =
  (most: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (c.var.body !== undefined) {
      return next();
    }
    const stream = c.req.raw.body;
    const announced = Number(c.req.header("content-length") ?? 0);
    const text = stream === null || announced > PATIENCE ? "" : await read(stream, most);
    if (text === undefined || announced > PATIENCE) {
      c.header("Connection", "close");
      throw refuse(c as Cxt, 413, "too_large");
    }
    c.set("body", text);
    return next();
  };
