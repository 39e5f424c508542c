import { i18n } from "discourse-i18n";
import { fullName } from "discourse/plugins/coop-core/discourse/lib/words";
import type { Opening } from "./tasks-api";

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
  /** A place in line that nobody has yet. */
  free?: boolean;
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
 * @param joins how many would stand before the viewer; null where they do not join
 */
export function lineInWords(
  { line, waiting, my_waiting }: Opening,
  me: { id: number } | null,
  joins: number | null
): { waiters: Waiter[]; more: number } {
  const waiters = line
    .filter(({ asked }) => !asked)
    .slice(0, WRITTEN)
    .map(({ person }, at): Waiter => {
      const name =
        person && person.id === me?.id
          ? i18n("coop_core.face.you")
          : person
            ? fullName(person)
            : i18n("coop_tasks.places.somebody");
      return {
        person,
        words:
          at === 0 ? i18n("coop_tasks.line.first_in_line", { name }) : name,
      };
    });
  const more = waiting - waiters.length;
  if (joins !== null) {
    const place = placeInWords(joins + 1);
    const words = i18n("coop_tasks.line.you_would_be", { place });
    return { waiters: [...waiters, { person: null, words, free: true }], more };
  }
  const named = waiters.some(({ person }) => person && person.id === me?.id);
  if (my_waiting?.state !== "waiting" || named) {
    return { waiters, more };
  }
  const place = placeInWords((my_waiting.ahead ?? 0) + 1);
  const words = i18n("coop_tasks.line.you_later", { place });
  return {
    waiters: [...waiters, { person: null, words, free: true }],
    more: more - 1,
  };
}
