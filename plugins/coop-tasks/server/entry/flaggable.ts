/** What somebody entered for a contest, in the forum's review queue. */
import { notFound, type Flaggable } from "coop-core/server";
import { flaggableOf, tellAuthor } from "../opening/flaggable-part";
import { BLANK, recordEntry } from "./end";
import { judgedByFlags, type Entry } from "./entry";
import { seesEntry } from "./policy";
import { entriesOn, findEntry, updateEntries } from "./rows";

export const flaggableEntry: Flaggable = flaggableOf<Entry>("entry", {
  find: findEntry,
  stands: ({ state }) => state !== "taken_back",
  async demandSight(cx, entry, opening) {
    const entered = (await entriesOn(cx, opening.id)).some(({ user_id }) => user_id === cx.viewer.id);
    if (!seesEntry(cx.viewer, entry, opening, entered, cx.now)) {
      throw notFound();
    }
  },
  said: (entry) => ({ ...judgedByFlags(entry), lines: [entry.title, entry.words, entry.link] }),
  async takeDown(cx, entry, opening) {
    await updateEntries(cx, [entry.id], BLANK);
    await recordEntry(cx, "entry_taken_back", entry, { reason: "taken_down" });
    await tellAuthor(cx, opening, `entry:${entry.id}`, entry.user_id);
  },
});
