/** What counts as given: what was done or is held, what was chosen in a contest, and copies that were sent. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import type { TasksDatabase } from "../tables";

export const SOURCES = ["claim", "entry", "parcel"] as const;
export type Source = (typeof SOURCES)[number];

/** Where a page ended; opaque to the caller. */
export const Cursor = v.pipe(v.string(), v.regex(/^(\d{1,15}|Infinity)\.(claim|entry|parcel)\.\d{1,15}$/));
export const cursorOf = ({ ends_at, source, id }: { ends_at: string | null; source: Source; id: number }): string =>
  `${ends_at === null ? Infinity : Date.parse(ends_at)}.${source}.${id}`;

/** One shape for all of it, as `g` with its opening as `o`. What has no end is a role that is held. */
export const everGiven = ({ db }: Cx<TasksDatabase>) =>
  db
    .selectFrom(
      db
        .selectFrom("coop_claims as c")
        .select(["c.id", "c.opening_id", "c.user_id", "c.coop_id", "c.state", "c.starts_at", "c.ends_at", "c.minutes"])
        .select(sql<Source>`'claim'`.as("source"))
        .where("c.state", "in", ["done", "held"])
        .unionAll(
          db
            .selectFrom("coop_entries as e")
            .innerJoin("coop_openings as contest", "contest.id", "e.opening_id")
            .select(["e.id", "e.opening_id", "e.user_id", sql<number | null>`NULL::bigint`.as("coop_id")])
            .select([sql<"done">`'done'`.as("state"), "e.entered_at as starts_at", "contest.choice_told_at as ends_at"])
            .select([sql<number | null>`NULL::integer`.as("minutes"), sql<Source>`'entry'`.as("source")])
            .where("e.state", "=", "chosen")
            .where("contest.choice_told_at", "is not", null)
            .where("e.disowned", "=", false)
        )
        .unionAll(
          db
            .selectFrom("coop_parcels as p")
            .select(["p.id", "p.opening_id", "p.user_id", sql<number | null>`NULL::bigint`.as("coop_id")])
            .select([sql<"done">`'done'`.as("state"), "p.ordered_at as starts_at", "p.ended_at as ends_at"])
            .select([sql<number | null>`NULL::integer`.as("minutes"), sql<Source>`'parcel'`.as("source")])
            .where("p.state", "=", "sent")
            .where("p.disowned", "=", false)
        )
        .as("g")
    )
    .innerJoin("coop_openings as o", "o.id", "g.opening_id")
    .where((e) => e.or([e("g.state", "=", "done"), e("o.kind", "=", "role")]));
