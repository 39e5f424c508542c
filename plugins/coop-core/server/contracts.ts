/**
 * What plugins ask of one another. A question is answered by one plugin; a
 * request changes something, runs in the caller's transaction and is
 * idempotent by the fact that caused it. Where the plugin that answers is not
 * there or is off, the answer is `absent`, and every caller has a place for that.
 */
import type { Cx } from "./kernel/act";

export const absent = Symbol("absent");

declare const input: unique symbol;
declare const output: unique symbol;

export interface Contract<I, O> {
  name: string;
  [input]?: I;
  [output]?: O;
}

export interface Answer {
  contract: string;
  run(input: unknown, cx: Cx<any>): Promise<unknown>;
}

export const contract = <I, O>(name: string): Contract<I, O> => ({ name });

/** Declares, in a plugin's `answers`, that it answers a contract. */
export const answer = <I, O, DB>(to: Contract<I, O>, run: (input: I, cx: Cx<DB>) => Promise<O>): Answer => ({
  contract: to.name,
  run: run as Answer["run"],
});

/** Asks whichever enabled plugin answers; its code runs under its own name. */
export async function ask<I, O>(cx: Cx<any>, asked: Contract<I, O>, about: I): Promise<O | typeof absent> {
  for (const plugin of cx.scope.registry.enabled(cx.context)) {
    const found = plugin.answers?.find(({ contract: name }) => name === asked.name);
    if (found) {
      return (await found.run(about, asPlugin(cx, plugin.name))) as O;
    }
  }
  return absent;
}

/** The same call, run by another plugin's code: facts and orders bear its name. */
export const asPlugin = <C extends Cx<any, any>>(cx: C, plugin: string): C => ({
  ...cx,
  scope: { ...cx.scope, plugin },
});
