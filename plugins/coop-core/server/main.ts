/**
 * Where the core's bundle begins inside MiniRacer. It leaves one global,
 * `coop`: what the bundles of feature plugins take their imports from and
 * register with, and what the Ruby shell calls.
 */
import { sql } from "kysely";
import * as temporal from "temporal-polyfill";
import * as valibot from "valibot";
import * as server from "./for-plugins";
import type { Call, Ports } from "./host";
import { createKernel } from "./kernel/create";
import type { Plugin } from "./kernel/plugin";

/** Attached by the shell: the ports, and the way an answer goes back. */
declare const host: Ports & { reply(head: string, body: string): void };

const { registry, dispatch } = createKernel();

Object.assign(globalThis, {
  coop: {
    // Of Kysely only what plugins write with (config/build/server.ts has the list): the rest would cost each process megabytes.
    modules: { kysely: { sql }, valibot, "temporal-polyfill": temporal, "coop-core/server": server },
    register: (plugin: Plugin, builtFor: string): void => registry.register(plugin, builtFor),
    /**
     * Runs one act. Promises settle before this returns, since every port is synchronous;
     * the answer goes back through `host.reply`: a head (JSON of the reply without its body) and the body.
     */
    dispatch(plugin: string, act: string, door: Call["door"], input: string, context: string): void {
      void dispatch(host, { plugin, act, door, input, context: JSON.parse(context) }).then(({ body, ...head }) =>
        host.reply(JSON.stringify(head), body)
      );
    },
  },
});
