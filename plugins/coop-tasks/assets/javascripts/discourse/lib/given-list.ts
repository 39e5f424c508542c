import { tracked } from "@glimmer/tracking";
import { tasksApi } from "./tasks-api";

type Answer = Awaited<ReturnType<typeof tasksApi.listGiven>>;
export type Given = Answer["given"][number];

const keyOf = ({ source, id }: Given): string => `${source}-${id}`;

/** A person's own record, as far as it was asked for. */
export class GivenList {
  static async load(): Promise<GivenList> {
    return new GivenList(await tasksApi.listGiven());
  }

  @tracked given: Given[];
  @tracked meta: Answer["meta"];

  readonly coops: Answer["coops"];

  constructor({ given, meta, coops }: Answer) {
    this.given = given;
    this.meta = meta;
    this.coops = coops;
  }

  get rows(): { key: string; given: Given }[] {
    return this.given.map((given) => ({ key: keyOf(given), given }));
  }

  get rest(): number {
    return this.meta.next_cursor === null
      ? 0
      : this.meta.total - this.given.length;
  }

  async more(): Promise<void> {
    const { given, meta } = await tasksApi.listGiven({
      cursor: this.meta.next_cursor,
    });
    this.given = [...this.given, ...given];
    this.meta = meta;
  }

  /** Totals are the forum's to say; what was paged stays. */
  async timed(given: Given, minutes: number | null): Promise<void> {
    this.given = this.given.map((one) =>
      keyOf(one) === keyOf(given) ? { ...one, minutes } : one
    );
    await this.#count();
  }

  async disown(given: Given): Promise<void> {
    await tasksApi.disownGiven({ source: given.source, id: given.id });
    this.given = this.given.filter((one) => keyOf(one) !== keyOf(given));
    await this.#count();
  }

  async #count(): Promise<void> {
    const { meta } = await tasksApi.listGiven({ limit: 1 });
    this.meta = { ...meta, next_cursor: this.meta.next_cursor };
  }
}
