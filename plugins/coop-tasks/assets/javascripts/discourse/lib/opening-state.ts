import { tracked } from "@glimmer/tracking";
import {
  CoopRefusal,
  type Reason,
} from "discourse/plugins/coop-core/discourse/lib/refusal";
import { type Opening, tasksApi } from "./tasks-api";

/** One opening as a page shows it; every act answers with what it has become. */
export class OpeningState {
  static async load(opening_id: number): Promise<OpeningState> {
    return new OpeningState(await tasksApi.showOpening({ opening_id }));
  }

  /** Hidden or deleted while somebody looked at it. */
  @tracked gone: Reason | null = null;
  @tracked view: Opening;
  /** What stood in the address of the board from which somebody came. */
  board: Record<string, unknown> = {};

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
    try {
      this.take(await tasksApi.showOpening({ opening_id: this.view.id }));
    } catch (error) {
      if (!(error instanceof CoopRefusal) || error.status !== 404) {
        throw error;
      }
      this.gone = error;
    }
  }

  /** Does something with it, and shows what came of it; or what it has become meanwhile, where that stood in the way. */
  async doing(act: (opening_id: number) => Promise<Opening>): Promise<void> {
    try {
      this.take(await act(this.view.id));
    } catch (error) {
      if (error instanceof CoopRefusal && error.status === 409) {
        void this.refresh().catch(() => undefined);
      }
      throw error;
    }
  }
}
