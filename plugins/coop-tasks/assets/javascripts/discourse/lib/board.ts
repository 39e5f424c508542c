import { tracked } from "@glimmer/tracking";
import { type Band, BANDS } from "./choices";
import {
  type BoardAnswer,
  type BoardRow,
  type Filter,
  type Group,
  tasksApi,
} from "./tasks-api";

const PAGE = 10;
const MOST_AT_ONCE = 50;

export interface Column {
  band: Band;
  tasks: Group;
  roles: Group;
}

/** The board under one filter: what is shown of it, and how to see more or anew. */
export class Board {
  static async load(filter: Filter): Promise<Board> {
    return new Board(filter, await tasksApi.showBoard(filter));
  }

  @tracked answer: BoardAnswer;

  constructor(
    readonly filter: Filter,
    answer: BoardAnswer
  ) {
    this.answer = answer;
  }

  get columns(): Column[] {
    return BANDS.map((band) => ({
      band,
      tasks: this.group(`${band}.task`),
      roles: this.group(`${band}.role`),
    }));
  }

  get meta(): BoardAnswer["meta"] {
    return this.answer.meta;
  }

  group(name: Group["group"]): Group {
    return (
      this.answer.groups.find(({ group }) => group === name) ?? {
        group: name,
        openings: [],
        meta: { total: 0, next_cursor: null },
      }
    );
  }

  /** Something new may belong here; what is shown is asked for again only if it moved on. */
  concerns({ id, version }: { id?: number; version?: number }): boolean {
    const shown = this.answer.groups
      .flatMap(({ openings }) => openings)
      .find((row) => row.id === id);
    return !shown || shown.revision < (version ?? Infinity);
  }

  /** The next page of one group. */
  async more(group: Group): Promise<void> {
    const page = await tasksApi.listOpenings({
      ...this.filter,
      group: group.group,
      cursor: group.meta.next_cursor,
      limit: MOST_AT_ONCE,
    });
    this.#replace(group.group, (present) => ({
      ...present,
      openings: withoutDoubles([...present.openings, ...page.openings]),
      meta: page.meta,
    }));
  }

  /** As much as is shown now, as it stands now. */
  async refresh(): Promise<void> {
    const longest = Math.max(
      PAGE,
      ...this.answer.groups.map(({ openings }) => openings.length)
    );
    this.answer = await tasksApi.showBoard({
      ...this.filter,
      per_group: Math.min(longest, MOST_AT_ONCE),
    });
  }

  #replace(name: Group["group"], change: (group: Group) => Group): void {
    this.answer = {
      ...this.answer,
      groups: this.answer.groups.map((group) =>
        group.group === name ? change(group) : group
      ),
    };
  }
}

/** A row that moved between two pages is shown where it was last. */
const withoutDoubles = (rows: BoardRow[]): BoardRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
