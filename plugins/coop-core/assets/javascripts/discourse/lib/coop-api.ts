import { ajax } from "discourse/lib/ajax";
import type { ApiOf } from "../../../../server/kernel/api-of";
import { refusalFrom } from "./refusal";

/** Acts with these beginnings only read, and are asked by GET. */
const READS = /^(list|show|count)-/;

const kebab = (method: string): string =>
  method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What is null or missing is left out: the query of a GET has no word for it. */
const given = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).filter(([, value]) => value != null)
  );

/**
 * Calls one act by its name, `claim-opening`.
 * @throws CoopRefusal
 */
export async function callAct(
  plugin: string,
  act: string,
  input: object = {}
): Promise<unknown> {
  // Without this Discourse's ajax never answers where the network is gone.
  const common = { ignoreUnsent: false };
  try {
    return await ajax(
      `/coop/${plugin}/${act}`,
      READS.test(act)
        ? { ...common, data: given(input as Record<string, unknown>) }
        : {
            ...common,
            type: "POST",
            contentType: "application/json",
            data: JSON.stringify(input),
          }
    );
  } catch (error) {
    throw refusalFrom(plugin, error);
  }
}

/**
 * The client of one plugin, typed by its server: `api.claimOpening({ … })`
 * posts to `/coop/tasks/claim-opening`.
 */
export function createApi<P>(plugin: string): ApiOf<P> {
  return new Proxy(
    {},
    {
      get: (_, method) =>
        typeof method === "string" && method !== "then"
          ? (input?: object) => callAct(plugin, kebab(method), input)
          : undefined,
    }
  ) as ApiOf<P>;
}
