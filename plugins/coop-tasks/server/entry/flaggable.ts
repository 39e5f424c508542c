/** What somebody entered for a contest, in the forum's review queue. */
import type { Flaggable } from "coop-core/server";
import { flaggableBetweenFew } from "../opening/flaggable-part";
import { BLANK, recordEntry } from "./end";
import type { Entry } from "./entry";
import { demandSightOfEntry, findEntry, updateEntries } from "./rows";

export const flaggableEntry: Flaggable = flaggableBetweenFew<Entry>("entry", {
  find: findEntry,
  stands: ({ state }) => state !== "taken_back",
  demandSight: demandSightOfEntry,
  writtenAt: ({ entered_at }) => entered_at,
  lines: ({ title, words, link }) => [title, words, link],
  async takeDown(cx, entry) {
    await updateEntries(cx, [entry.id], BLANK);
    await recordEntry(cx, "entry_taken_back", entry, { reason: "taken_down" });
  },
});
