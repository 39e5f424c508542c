import type { Ports, Reply } from "../host";
import type { Registry } from "./registry";

/** What one call gathers besides its rows, and the ways out of it. Made anew for each call. */
export interface Scope {
  /** The plugin whose code is running now. */
  plugin: string;
  ports: Ports;
  registry: Registry;
  /** What the host does after commit; shared by all plugins that run in the call. */
  after: Pick<Reply, "live" | "due">;
  /** Shared, too: whether a text of the call has a watched word of which staff are to hear. */
  watched: { found: boolean };
}
