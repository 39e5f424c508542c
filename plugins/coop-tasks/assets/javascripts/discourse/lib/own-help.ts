import { tracked } from "@glimmer/tracking";
import { CoopRefusal } from "discourse/plugins/coop-core/discourse/lib/refusal";
import { tasksApi } from "./tasks-api";

type View = Awaited<ReturnType<typeof tasksApi.showHelp>>;
type Link = Parameters<typeof tasksApi.showHelp>[0];

/** An offer of help as whoever has its link sees it; null once it is not there (any more). */
export class OwnHelp {
  static async load(link: Link): Promise<OwnHelp> {
    try {
      return new OwnHelp(link, await tasksApi.showHelp(link));
    } catch (error) {
      if (error instanceof CoopRefusal && [404, 422].includes(error.status)) {
        return new OwnHelp(link, null);
      }
      throw error;
    }
  }

  @tracked view: View | null;
  /** Taken back here, just now. */
  @tracked takenBack = false;

  constructor(
    readonly link: Link,
    view: View | null
  ) {
    this.view = view;
  }

  async confirm(): Promise<void> {
    this.view = await tasksApi.confirmHelp(this.link);
  }

  async takeBack(): Promise<void> {
    await tasksApi.takeBackHelp(this.link);
    this.takenBack = true;
  }
}
