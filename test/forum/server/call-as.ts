/** Calls acts from within this process as a person, typed as the browser's client is: for tests and the demo's beginning. */
import type { core } from "../../../plugins/coop-core/server/index";
import type { ApiOf } from "../../../plugins/coop-core/server/kernel/api-of";
import type { Plugin } from "../../../plugins/coop-core/server/kernel/plugin";
import type { Time } from "./due/worker";
import type { Forum } from "./forum";
import { runAct } from "./run-act";
import { readViewer } from "./viewer";

/** An act's no, as a client sees it. */
export class Refused extends Error {
  override name = "Refused";

  constructor(
    readonly status: number,
    readonly error_type: string,
    readonly errors: string[],
    readonly extras: Record<string, unknown>
  ) {
    super(`${status} ${error_type}: ${errors.join(" ")} ${JSON.stringify(extras)}`);
  }
}

/** Acts by plugin and name. */
export type Apis<P extends Plugin<any, any>> = { [One in P as One["name"]]: ApiOf<One> } & { core: ApiOf<typeof core> };

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const READING = /^(list|show|count)-/;

/** @param userId null: a visitor */
export async function callAct(
  forum: Forum,
  userId: number | null,
  address: string,
  input: unknown,
  time: Time
): Promise<unknown> {
  const [plugin, act] = address.split("/") as [string, string];
  const reply = await runAct(forum, {
    plugin,
    act,
    door: READING.test(act) ? "read" : "write",
    input: input === undefined ? "{}" : JSON.stringify(input),
    viewer: userId === null ? null : await readViewer(forum.db, userId, time.now),
    ...time,
  });
  if (reply.status >= 400) {
    const { error_type, errors, extras } = JSON.parse(reply.body) as Refused;
    throw new Refused(reply.status, error_type, errors, extras);
  }
  return reply.content_type ? reply.body : JSON.parse(reply.body);
}

/** `apisOver(call).tasks.claimOpening(input)` calls `call("tasks/claim-opening", input)`. */
export const apisOver = <P extends Plugin<any, any>>(
  call: (address: string, input: unknown) => Promise<unknown>
): Apis<P> =>
  new Proxy(
    {},
    {
      get: (_, plugin: string) =>
        new Proxy({}, { get: (__, act: string) => (input: unknown) => call(`${plugin}/${kebab(act)}`, input) }),
    }
  ) as Apis<P>;
