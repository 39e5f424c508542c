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
    const longer = await this.#withNextPage(group);
    this.answer = {
      ...this.answer,
      groups: this.answer.groups.map((present) =>
        present.group === group.group ? longer : present
      ),
    };
  }

  /** As much as is shown now, as it stands now. */
  async refresh(): Promise<void> {
    const lengths = new Map(
      this.answer.groups.map(({ group, openings }) => [group, openings.length])
    );
    const answer = await tasksApi.showBoard({
      ...this.filter,
      per_group: Math.min(Math.max(PAGE, ...lengths.values()), MOST_AT_ONCE),
    });
    const groups = answer.groups.map((group) =>
      this.#asLongAs(lengths.get(group.group) ?? 0, group)
    );
    this.answer = { ...answer, groups: await Promise.all(groups) };
  }

  /** Whoever has paged far keeps their place. */
  async #asLongAs(length: number, group: Group): Promise<Group> {
    return group.openings.length < length && group.meta.next_cursor
      ? this.#asLongAs(length, await this.#withNextPage(group))
      : group;
  }

  async #withNextPage(group: Group): Promise<Group> {
    const { openings, meta } = await tasksApi.listOpenings({
      ...this.filter,
      group: group.group,
      cursor: group.meta.next_cursor,
      limit: MOST_AT_ONCE,
    });
    return {
      ...group,
      openings: withoutDoubles([...group.openings, ...openings]),
      meta,
    };
  }
}

/** A row that moved between two pages is shown where it was last. */
const withoutDoubles = (rows: BoardRow[]): BoardRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
