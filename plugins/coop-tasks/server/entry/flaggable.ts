/** What somebody entered for a contest, in the forum's review queue. */
import type { Flaggable } from "coop-core/server";
import { flaggableBetweenFew } from "../opening/flaggable-part";
import { blankEntries, recordEntry } from "./end";
import type { Entry } from "./entry";
import { demandSightOfEntry, findEntry } from "./rows";

export const flaggableEntry: Flaggable = flaggableBetweenFew<Entry>("entry", {
  find: findEntry,
  // What is in a record alone has none.
  stands: ({ title }) => title !== null,
  demandSight: demandSightOfEntry,
  writtenAt: ({ entered_at }) => entered_at,
  lines: ({ title, words, link, alt }) => [title, words, link, alt],
  file: (entry) => entry,
  async takeDown(cx, entry) {
    await blankEntries(cx, [entry.id]);
    await recordEntry(cx, "entry_taken_back", entry, { reason: "taken_down" });
  },
});
