import { tracked } from "@glimmer/tracking";
import { tasksApi } from "./tasks-api";

type Answer = Awaited<ReturnType<typeof tasksApi.listGiven>>;
export type Given = Answer["given"][number];

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
  async timed(claim_id: number, minutes: number | null): Promise<void> {
    this.given = this.given.map((one) =>
      one.claim_id === claim_id ? { ...one, minutes } : one
    );
    await this.#count();
  }

  async disown(claim_id: number): Promise<void> {
    await tasksApi.disownGiven({ claim_id });
    this.given = this.given.filter((one) => one.claim_id !== claim_id);
    await this.#count();
  }

  async #count(): Promise<void> {
    const { meta } = await tasksApi.listGiven({ limit: 1 });
    this.meta = { ...meta, next_cursor: this.meta.next_cursor };
  }
}
