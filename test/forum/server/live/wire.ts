/** LISTEN and NOTIFY between all processes on one database, over a connection of its own. */
import pg from "pg";

/** Live messages for open pages. */
export const LIVE = "coop_forum_live";
/** Something happened in the forum that the plugins are to be told. */
export const EVENTS = "coop_forum_events";

type Listener = (payload: string) => void;

export class Wire {
  #listeners = new Map<string, Set<Listener>>([
    [LIVE, new Set()],
    [EVENTS, new Set()],
  ]);
  #closing = false;
  #client: pg.Client | undefined;
  #name = "coop-forum live";

  private constructor(private readonly url: string) {}

  static async open(url: string): Promise<Wire> {
    const wire = new Wire(url);
    await wire.#connect();
    return wire;
  }

  /** A lost connection is opened again; what was said meanwhile, pages and the tick find by themselves. */
  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: this.#name });
    client.on("error", () => {});
    client.once("end", () => this.#again());
    client.on("notification", ({ channel, payload = "" }) => {
      for (const listener of this.#listeners.get(channel) ?? []) {
        listener(payload);
      }
    });
    await client.connect();
    for (const channel of this.#listeners.keys()) {
      await client.query(`LISTEN ${channel}`);
    }
    this.#client = client;
  }

  #again(): void {
    if (!this.#closing) {
      setTimeout(() => void this.#connect().catch(() => this.#again()), 500).unref();
    }
  }

  /** By this name other processes find, in `pg_stat_activity`, that this one runs. */
  async bearName(name: string): Promise<void> {
    this.#name = name;
    await this.#client?.query("SELECT set_config('application_name', $1, false)", [name]);
  }

  /** @returns a function that ends it */
  listen(channel: typeof LIVE | typeof EVENTS, listener: Listener): () => void {
    this.#listeners.get(channel)!.add(listener);
    return () => void this.#listeners.get(channel)!.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#client?.end();
  }
}
