import { tracked } from "@glimmer/tracking";
import { type Opening, tasksApi } from "./tasks-api";

/** One opening as a page shows it; every act answers with what it has become. */
export class OpeningState {
  static async load(opening_id: number): Promise<OpeningState> {
    return new OpeningState(await tasksApi.showOpening({ opening_id }));
  }

  @tracked view: Opening;

  constructor(view: Opening) {
    this.view = view;
  }

  /** An answer that was overtaken on its way changes nothing. */
  take(view: Opening): void {
    if (view.revision >= this.view.revision) {
      this.view = view;
    }
  }

  concerns({ id, version }: { id?: number; version?: number }): boolean {
    return id === this.view.id && this.view.revision < (version ?? Infinity);
  }

  async refresh(): Promise<void> {
    this.take(await tasksApi.showOpening({ opening_id: this.view.id }));
  }

  /** Does something with it, and shows what came of it; if it could not be, then why: it may have moved on. */
  async doing(act: (opening_id: number) => Promise<Opening>): Promise<void> {
    try {
      this.take(await act(this.view.id));
    } catch (error) {
      void this.refresh().catch(() => undefined);
      throw error;
    }
  }
}
