/** Who holds, did, asked for, handed in, entered or ordered something: one shape for all of it, as `g`. */
import type { Cx } from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";

/** Those who look after the opening, its contact person alone, or those who choose: as the pages have it. */
type SeenBy = "keepers" | "contact" | "choosers";

const seenBy = (who: SeenBy) => sql<SeenBy>`${who}::text`.as("seen_by");
const noId = (name: "coop_id" | "seat_kind_id") => sql<number | null>`NULL::bigint`.as(name);
const noEnd = sql<string | null>`NULL::timestamptz`.as("ends_at");
const noName = sql<string | null>`NULL::text`.as("what");

/** What it is called is in it; its words, and how somebody is reached, are not. */
export const everBrought = ({ db }: Cx<TasksDatabase>) =>
  db
    .selectFrom("coop_claims as c")
    .select(["c.id", "c.opening_id", "c.user_id", "c.coop_id", "c.seat_kind_id"])
    .select(["c.starts_at", "c.ends_at", sql<string>`c.state`.as("state"), noName, seenBy("keepers")])
    .where("c.state", "in", ["held", "done"])
    .unionAll(
      db
        .selectFrom("coop_applications as a")
        .select(["a.id", "a.opening_id", "a.user_id", "a.coop_id", "a.seat_kind_id"])
        .select(["a.asked_at as starts_at", noEnd, sql<string>`a.state`.as("state"), noName, seenBy("contact")])
        .where("a.state", "=", "asked")
    )
    .unionAll(
      db
        .selectFrom("coop_things as t")
        .select(["t.id", "t.opening_id", "t.user_id", noId("coop_id"), noId("seat_kind_id")])
        .select([
          "t.handed_in_at as starts_at",
          noEnd,
          sql<string>`t.state`.as("state"),
          "t.title as what",
          seenBy("contact"),
        ])
        .where("t.state", "<>", "taken_back")
    )
    .unionAll(
      db
        .selectFrom("coop_entries as e")
        .select(["e.id", "e.opening_id", "e.user_id", noId("coop_id"), noId("seat_kind_id")])
        .select([
          "e.entered_at as starts_at",
          noEnd,
          sql<string>`e.state`.as("state"),
          "e.title as what",
          seenBy("choosers"),
        ])
        .where("e.state", "<>", "taken_back")
        // What is left in a record alone is seen by nobody else.
        .where("e.title", "is not", null)
    )
    .unionAll(
      db
        .selectFrom("coop_parcels as p")
        .select(["p.id", "p.opening_id", "p.user_id", noId("coop_id"), noId("seat_kind_id")])
        .select(["p.ordered_at as starts_at", "p.ended_at as ends_at", sql<string>`p.state`.as("state")])
        .select([sql<string | null>`p.copies::text`.as("what"), seenBy("contact")])
        .where("p.state", "in", ["ordered", "sent"])
    )
    .as("g");
