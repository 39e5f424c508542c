/** `/message-bus/<client>/poll`: long polling, in one JSON answer or in chunks. */
import { Hono } from "hono";
import { advance, hear, missed, positionsIn, type BusMessage } from "../live/poll";
import type { Cxt, Env } from "./context";

/** How long a poll waits for something to be said: milliseconds. */
const LONG = 25_000;
const SEPARATOR = "\r\n|\r\n";

/** Answers with what is said first, or with nothing when the time is over. */
function waitForOne(c: Cxt, positions: Map<string, number>): Promise<BusMessage[]> {
  const { forum, asking } = c.var;
  return new Promise((answer) => {
    const end = (messages: BusMessage[]): void => {
      clearTimeout(timer);
      stop();
      answer(messages);
    };
    const stop = hear(forum.live, asking.viewer, positions, (message) => end([message]));
    const timer = setTimeout(() => end([]), LONG);
    c.req.raw.signal.addEventListener("abort", () => end([]));
  });
}

/** Keeps the answer open and writes a chunk for everything that is said. */
function inChunks(c: Cxt, positions: Map<string, number>, backlog: BusMessage[]): Response {
  const { forum, asking } = c.var;
  const encoder = new TextEncoder();
  let stop = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (messages: BusMessage[]): void =>
        controller.enqueue(encoder.encode(JSON.stringify(messages) + SEPARATOR));
      const unhear = hear(forum.live, asking.viewer, positions, (message) => write([message]));
      const timer = setTimeout(() => {
        stop();
        controller.close();
      }, LONG);
      stop = () => {
        clearTimeout(timer);
        unhear();
      };
      if (backlog.length > 0) {
        write(backlog);
      }
    },
    cancel: () => stop(),
  });
  return c.body(body, 200, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "must-revalidate, private, max-age=0",
  });
}

export function messageBusRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post("/message-bus/:client/poll", async (c) => {
    const { forum, asking, params } = c.var;
    const positions =
      asking.settings["login_required"] && !asking.viewer ? new Map<string, number>() : positionsIn(params);
    const heldBack: BusMessage[] = [];
    // Listening begins before looking back, so that nothing falls between the two.
    const stop = hear(forum.live, asking.viewer, positions, (message) => heldBack.push(message));
    const backlog = await missed(forum.live, asking.viewer, positions);
    stop();
    const known = new Set(backlog.map(({ global_id }) => global_id));
    const messages = [...backlog, ...heldBack.filter(({ global_id }) => !known.has(global_id))];
    advance(positions, messages);
    const url = new URL(c.req.url);
    if (c.req.header("dont-chunk") === undefined && url.searchParams.get("dlp") !== "t") {
      return inChunks(c, positions, messages);
    }
    const now = messages.length > 0 || url.searchParams.get("dlp") === "t";
    return c.json(now ? messages : await waitForOne(c, positions));
  });
  return routes;
}
