import { type PluginApi, withPluginApi } from "./plugin-api";

let serial = 0;

export function apiInitializer(callback: (api: PluginApi, options: object) => unknown): {
  name: string;
  after: string;
  initialize(): unknown;
};
export function apiInitializer(...args: any[]): { name: string; after: string; initialize(): unknown } {
  const callback = args.find((argument) => typeof argument === "function") as (
    api: PluginApi,
    options: object
  ) => unknown;
  return {
    name: `api-initializer${serial++}`,
    after: "inject-objects",
    initialize: () => withPluginApi(callback),
  };
}
