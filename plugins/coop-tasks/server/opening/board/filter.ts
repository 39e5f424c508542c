/** "I have 20 minutes": what a board is asked for, and the groups in which it answers. */
import { sql, type RawBuilder } from "kysely";
import { BANDS, KINDS, type Opening } from "../opening";

/** "I have …": minutes, or a bit each month. */
export const HAVE = ["20", "60", "180", "monthly"] as const;
/** How much longer something may take that "nearly fits". */
const NEARLY = 1.5;

export const BY_EFFORT = BANDS.flatMap((band) => KINDS.map((kind) => `${band}.${kind}` as const));
export const GROUPS = [...BY_EFFORT, "fits", "nearly"] as const;
export type Group = (typeof GROUPS)[number];

export interface Filter {
  have: (typeof HAVE)[number] | null;
  category_id: number | null;
  kind: Opening["kind"] | null;
  paid: boolean | null;
  mine: boolean | null;
}

/** How long it takes, for order and filters; null where only words say it. */
const effort = sql<number | null>`coalesce(o.minutes_to, o.minutes_from)`;

/** The group in which a row stands, as SQL; null is left out. */
export function groupOf(have: Filter["have"]): RawBuilder<Group | null> {
  if (have === null) {
    return sql`o.band || '.' || o.kind`;
  }
  if (have === "monthly") {
    return sql`CASE WHEN o.rhythm IN ('monthly', 'every_few_months') THEN 'fits' WHEN o.kind = 'role' THEN 'nearly' END`;
  }
  const minutes = Number(have);
  return sql`CASE
    WHEN o.kind = 'role' AND o.rhythm <> 'once' THEN NULL
    WHEN ${effort} <= ${minutes}::int THEN 'fits'
    WHEN ${effort} <= ${minutes * NEARLY}::numeric THEN 'nearly' END`;
}
