/** The way of every call into the suite, by HTTP or by a job: a transaction, the kernel, and what comes after the commit. */
import type { Call, CallContext, Door, Reply } from "../../../plugins/coop-core/server/host";
import type { Viewer } from "../../../plugins/coop-core/server/viewer";
import { inTransaction } from "./database";
import type { Forum } from "./forum";
import { failpoint } from "./host/failpoint";
import { portsFor } from "./host/ports";
import { enabledPlugins, settingsForActs, type SettingValues } from "./settings";

/** Milliseconds that one statement of an act may take, waiting for a lock included: a write's may be a long line's. */
const LIMITS: Record<Door, number> = { read: 4_000, write: 10_000, job: 10_000, event: 10_000 };

export interface ActCall {
  plugin: string;
  act: string;
  door: Door;
  /** JSON text. */
  input: string;
  viewer: Viewer | null;
  now: string;
  settings: SettingValues;
}

export function contextFor(
  forum: Forum,
  { viewer, now, settings }: Pick<ActCall, "viewer" | "now" | "settings">
): CallContext {
  return {
    now,
    viewer,
    plugins: enabledPlugins(forum.folders, settings),
    settings: settingsForActs(settings),
    base_url: forum.base_url,
    strict: forum.strict,
  };
}

interface Performed {
  reply: Reply;
  /** When its live messages are out. It never fails, and nobody's answer need wait for it. */
  published: Promise<void>;
}

export async function performAct(forum: Forum, { plugin, act, door, input, ...who }: ActCall): Promise<Performed> {
  const call: Call = { plugin, act, door, input, context: contextFor(forum, who) };
  const run = () =>
    inTransaction(
      forum.pool,
      (_db, client) => forum.dispatch(portsFor(forum, client, who.now), call),
      { readOnly: door === "read", timeout: LIMITS[door] },
      ({ status }) => status < 400
    );
  const reply = await (door === "write" ? forum.writing(run) : run());
  if (reply.status >= 400) {
    return { reply, published: Promise.resolve() };
  }
  failpoint(`${plugin}/${act}:after-commit`);
  return { reply, published: publish(forum, reply) };
}

/** For a job and whoever looks for its messages at once. */
export async function runAct(forum: Forum, call: ActCall): Promise<Reply> {
  const { reply, published } = await performAct(forum, call);
  await published;
  return reply;
}

/** Live messages may be lost: pages ask again by themselves, so a failure here is no failure of the act. */
async function publish(forum: Forum, { live }: Reply): Promise<void> {
  const lost = (channel: string) => (error: Error) =>
    forum.log({ level: "warn", message: `not published: ${error.message}`, data: { channel } });
  await Promise.all(live.map((message) => forum.live.publish(message).catch(lost(message.channel))));
}

export class JobFailed extends Error {}

/** A job's or an event's call; its refusals are faults. */
export async function runJob<T>(
  forum: Forum,
  act: string,
  input: object,
  { now, settings, door = "job" }: { now: string; settings: SettingValues; door?: "job" | "event" }
): Promise<{ answer: T; reply: Reply }> {
  const reply = await runAct(forum, {
    plugin: "core",
    act,
    door,
    input: JSON.stringify(input),
    viewer: null,
    now,
    settings,
  });
  if (reply.status >= 400) {
    throw new JobFailed(`${act}: ${reply.status} ${reply.body}`);
  }
  return { answer: JSON.parse(reply.body) as T, reply };
}
