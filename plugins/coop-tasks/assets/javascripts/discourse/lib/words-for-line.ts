import { i18n } from "discourse-i18n";
import { copiesInShort } from "./copies-words";
import { nameOf } from "./person";
import type { Opening } from "./tasks-api";
import { placesTitle } from "./words-for-seats";

/** Places that have a word of their own. */
const IN_WORDS = 10;
/** Names of a line that are written one under the other. */
const WRITTEN = 5;

/** "first", "third", "number 14" */
export const placeInWords = (place: number): string =>
  place <= IN_WORDS
    ? i18n(`coop_tasks.line.places.${place}`)
    : i18n("coop_tasks.line.places.later", { number: place });

export interface Waiter {
  person: Opening["line"][number]["person"];
  words: string;
}

/** How many stand before whoever joins now, for a kind of place or for whichever comes free. */
export function ahead(opening: Opening, kindId: number | null): number {
  const kind = opening.seat_kinds.find(({ id }) => id === kindId);
  // Those who wait for whichever comes free wait for this one, too.
  const forAny =
    opening.waiting -
    opening.seat_kinds.reduce((sum, { waiting }) => sum + waiting, 0);
  return kind ? kind.waiting + forAny : opening.waiting;
}

/**
 * The first in line by name, then the viewer's own place where it comes later.
 * @param kindId the kind of place that it is about; null: whichever comes free
 * @param joins the viewer is not in line, and would be its end
 */
export function lineInWords(
  opening: Opening,
  me: { id: number } | null,
  kindId: number | null,
  joins: boolean
): { waiters: Waiter[]; more: number } {
  const waitsForIt = ({ asked, seat_kind_id }: Opening["line"][number]) =>
    !asked &&
    (kindId === null || seat_kind_id === null || seat_kind_id === kindId);
  const waiters = opening.line
    .filter(waitsForIt)
    .slice(0, WRITTEN)
    .map(({ person }, at): Waiter => {
      const name =
        person && person.id === me?.id
          ? i18n("coop_core.face.you")
          : nameOf(person);
      return {
        person,
        words:
          at === 0 ? i18n("coop_tasks.line.first_in_line", { name }) : name,
      };
    });
  const all = ahead(opening, kindId);
  const more = all - waiters.length;
  if (joins) {
    const place = placeInWords(all + 1);
    const words = i18n("coop_tasks.line.you_would_be", { place });
    return { waiters: [...waiters, { person: null, words }], more };
  }
  const { my_waiting } = opening;
  const named = waiters.some(({ person }) => person && person.id === me?.id);
  if (my_waiting?.state !== "waiting" || named) {
    return { waiters, more };
  }
  const place = placeInWords((my_waiting.ahead ?? 0) + 1);
  const words = i18n("coop_tasks.line.you_later", { place });
  return { waiters: [...waiters, { person: null, words }], more: more - 1 };
}

/** "You are third in line" */
export const ownPlace = ({ my_waiting }: Opening): string =>
  i18n("coop_tasks.line.you_are", {
    place: placeInWords((my_waiting?.ahead ?? 0) + 1),
  });

/** What is told to whoever has the page open when it has changed. */
export function inShort(opening: Opening): string {
  const { my_waiting, standing } = opening;
  if (opening.answered_by === "entry") {
    return i18n("coop_tasks.entry.list_title", {
      count: opening.entries.length,
    });
  }
  if (opening.answered_by === "copies") {
    return copiesInShort(opening) ?? i18n("coop_tasks.parcel.title");
  }
  if (my_waiting?.state === "offered") {
    return i18n("coop_tasks.offer.title");
  }
  if (my_waiting?.state === "waiting" && standing === "full") {
    return ownPlace(opening);
  }
  return my_waiting?.state === "lapsed" && standing === "full"
    ? i18n("coop_tasks.line.was_late")
    : placesTitle(opening);
}
