import { tracked } from "@glimmer/tracking";
import { type Help, tasksApi } from "./tasks-api";

type Answer = Awaited<ReturnType<typeof tasksApi.listHelp>>;

/** What was offered to the team, as far as it was asked for. */
export class HelpList {
  static async load(): Promise<HelpList> {
    return new HelpList(await tasksApi.listHelp());
  }

  @tracked help: Help[];
  @tracked rest: number;

  #cursor: number | null;

  constructor({ help, meta }: Answer) {
    this.help = help;
    this.#cursor = meta.next_cursor;
    this.rest = meta.total - help.length;
  }

  take(changed: Help): void {
    this.help = this.help.map((one) => (one.id === changed.id ? changed : one));
  }

  async more(): Promise<void> {
    const { help, meta } = await tasksApi.listHelp({ cursor: this.#cursor });
    this.help = [...this.help, ...help];
    this.#cursor = meta.next_cursor;
    this.rest = meta.next_cursor === null ? 0 : meta.total - this.help.length;
  }

  /** From the beginning: what came since stands first. */
  async refresh(): Promise<void> {
    const { help, meta } = await tasksApi.listHelp();
    this.help = help;
    this.#cursor = meta.next_cursor;
    this.rest = meta.total - help.length;
  }
}
