/** "I have 20 minutes": what a board is asked for, and the groups in which it answers. */
import { sql, type RawBuilder } from "kysely";
import { BANDS, BOARD_STATES, KINDS, type BoardState, type Opening } from "../opening/opening";

/** "I have …": minutes, or a bit each month. */
export const HAVE = ["20", "60", "180", "monthly"] as const;
/** How much longer something may take that "nearly fits". */
const NEARLY = 1.5;

/** Two views of the same: columns by time, or by how far it is. */
export const VIEWS = ["effort", "state"] as const;
export const WHERE = ["remote", "place"] as const;

const BY_EFFORT = BANDS.flatMap((band) => KINDS.map((kind) => `${band}.${kind}` as const));
const BY_FIT = ["fits", "nearly"] as const;
export const GROUPS = [...BY_EFFORT, ...BY_FIT, ...BOARD_STATES] as const;
export type Group = (typeof GROUPS)[number];

export interface Filter {
  by: (typeof VIEWS)[number];
  have: (typeof HAVE)[number] | null;
  category_id: number | null;
  kind: Opening["kind"] | null;
  paid: boolean | null;
  /** No experience needed. */
  fresh: boolean | null;
  where: (typeof WHERE)[number] | null;
  skill: string | null;
  campaign: string | null;
  q: string | null;
  mine: boolean | null;
}

/** Everything, by effort. */
export const WHOLE: Filter = {
  by: "effort",
  have: null,
  category_id: null,
  kind: null,
  paid: null,
  fresh: null,
  where: null,
  skill: null,
  campaign: null,
  q: null,
  mine: null,
};

/** Whoever says how much time they have is answered by what fits, in either view. */
export const groupsOf = ({ by, have }: Filter): readonly Group[] =>
  have !== null ? BY_FIT : by === "state" ? BOARD_STATES : BY_EFFORT;

/** Nothing is chosen: the whole board, or the whole of a circle's, as one comes to it. */
export const isWhole = ({ by, category_id: _, ...chosen }: Filter): boolean =>
  by === "effort" && Object.values(chosen).every((value) => value === null);

/** How long it takes, for filters; null where only words say it. */
const effort = sql<number | null>`coalesce(o.minutes_to, o.minutes_from)`;

function fit(have: NonNullable<Filter["have"]>): RawBuilder<Group | null> {
  if (have === "monthly") {
    return sql`CASE WHEN o.rhythm IN ('monthly', 'every_few_months') THEN 'fits' WHEN o.kind = 'role' THEN 'nearly' END`;
  }
  const minutes = Number(have);
  return sql`CASE
    WHEN o.kind = 'role' AND o.rhythm <> 'once' THEN NULL
    WHEN ${effort} <= ${minutes}::int THEN 'fits'
    WHEN ${effort} <= ${minutes * NEARLY}::numeric THEN 'nearly' END`;
}

/** The group in which a row stands, as SQL; null is left out. */
export const groupOf = ({ by, have }: Filter, state: RawBuilder<BoardState>): RawBuilder<Group | null> =>
  have !== null ? fit(have) : by === "state" ? state : sql`o.band || '.' || o.kind`;
