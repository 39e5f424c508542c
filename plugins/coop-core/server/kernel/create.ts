import { core } from "../index";
import { VERSION } from "../version";
import { createDispatch, type Dispatch } from "./dispatch";
import { Registry } from "./registry";

/** A kernel with the core in it, ready for plugins to register. */
export function createKernel(): { registry: Registry; dispatch: Dispatch } {
  const registry = new Registry(VERSION);
  registry.register(core, VERSION);
  return { registry, dispatch: createDispatch(registry) };
}
