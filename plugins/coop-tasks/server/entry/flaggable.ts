/** What somebody entered for a contest, in the forum's review queue. */
import type { Flaggable } from "coop-core/server";
import { flaggableOf, tellAuthor } from "../opening/flaggable-part";
import { BLANK, recordEntry } from "./end";
import { judgedByFlags, type Entry } from "./entry";
import { demandSightOfEntry, findEntry, updateEntries } from "./rows";

export const flaggableEntry: Flaggable = flaggableOf<Entry>("entry", {
  find: findEntry,
  stands: ({ state }) => state !== "taken_back",
  demandSight: demandSightOfEntry,
  said: (entry) => ({ ...judgedByFlags(entry), lines: [entry.title, entry.words, entry.link] }),
  async takeDown(cx, entry, opening) {
    await updateEntries(cx, [entry.id], BLANK);
    await recordEntry(cx, "entry_taken_back", entry, { reason: "taken_down" });
    await tellAuthor(cx, opening, `entry:${entry.id}`, entry.user_id);
  },
});
