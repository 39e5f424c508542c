import { i18n } from "discourse-i18n";
import { dayOf } from "discourse/plugins/coop-core/discourse/lib/dates";
import { ONE_BY_ONE } from "discourse/plugins/coop-core/discourse/lib/one-by-one";
import {
  capitalised,
  firstName,
  inWords,
} from "discourse/plugins/coop-core/discourse/lib/words";
import { copiesInShort } from "./copies-words";
import { whereInWords } from "./needed-words";
import type { BoardRow, Opening } from "./tasks-api";
import { freeFrom } from "./term-words";
import { askByInWords, whenInWords } from "./when-words";

type Seats = Pick<
  Opening,
  "kind" | "seats" | "taken" | "done" | "free" | "standing" | "asking_over"
>;

/** What stands after the faces of a row: "31 did it", "be the first", "full". */
export function wordsForRow(
  row: Seats & Pick<BoardRow, "mine" | "answered_by" | "copies_left">
): string | null {
  if (row.answered_by === "copies") {
    return copiesInShort(row);
  }
  if (row.answered_by === "entry") {
    return i18n("coop_tasks.seats.open_to_all");
  }
  const { seats, taken, done, free, standing, kind } = row;
  if (standing === "not_yet" || standing === "done" || row.asking_over) {
    return null;
  }
  if (standing === "elsewhere") {
    return seats === null ? i18n("coop_tasks.seats.open_to_all") : null;
  }
  if (seats === null) {
    const held = taken - (kind === "task" ? done : 0);
    if (kind === "role") {
      return taken
        ? i18n("coop_tasks.seats.take_part", { count: taken })
        : i18n("coop_tasks.seats.be_first");
    }
    return done
      ? i18n("coop_tasks.seats.did_it", { count: done })
      : held
        ? i18n("coop_tasks.seats.doing_it", { count: held })
        : i18n("coop_tasks.seats.be_first");
  }
  if (free === 0) {
    return seats > 1 ? i18n("coop_tasks.seats.full") : null;
  }
  return seats > ONE_BY_ONE
    ? i18n("coop_tasks.seats.free", { count: free! })
    : null;
}

/** On the strip of what is needed a single place is said too. */
export const wordsForNeeded = (row: BoardRow): string | null =>
  row.seats === 1 && row.free
    ? i18n("coop_tasks.seats.places", { count: 1 })
    : wordsForRow(row);

/** Places that are drawn as free: where nobody can take them, none. */
export const freeOf = ({ free, standing, asking_over }: Seats): number | null =>
  (standing === "open" && !asking_over) || standing === "elsewhere" ? free : 0;

/** "From home, before 12 December" where that is known, else the opening's own line. */
function circumstances(row: BoardRow): (string | null)[] {
  const when = whenInWords(row);
  const ask = askByInWords(row);
  const chat =
    row.chat_first && row.standing === "open" && !row.mine
      ? i18n("coop_tasks.row.chat_first")
      : null;
  // That it can be done from home goes without saying where something else is said.
  const where = when || !row.note ? whereInWords(row) : row.place;
  const fresh =
    row.no_experience && !row.note ? i18n("coop_tasks.board.fresh.1") : null;
  if (!where && !when) {
    return [row.note, fresh, ask, chat];
  }
  // What is on one day begins with it: of a series two stand below one another.
  return row.from_on !== null && row.from_on === row.to_on
    ? [when, where, ask, chat]
    : [where, when, ask, chat];
}

/** One place, and somebody has it or is asked. */
const inHand = ({ state, begun_on, offered }: BoardRow): string =>
  offered
    ? i18n("coop_tasks.row.next_is_asked")
    : state === "in_hand" && begun_on
      ? i18n("coop_tasks.row.in_hand_since", { day: dayOf(begun_on) })
      : i18n("coop_tasks.row.taken");

const inLine = ({ waiting }: BoardRow): string | null =>
  waiting ? i18n("coop_tasks.seats.waiting", { count: waiting }) : null;

/** "Two people still needed", for a day that is near. */
const shortage = ({ short }: BoardRow): string | null =>
  short
    ? i18n("coop_tasks.row.short", { count: short, number: inWords(short) })
    : null;

/** The line under a row's name: where it stands for the reader, then what to know. */
export function metaOf(row: BoardRow): string[] {
  const { standing, mine, people } = row;
  if (standing === "done") {
    return [
      people[0] && row.seats === 1
        ? i18n("coop_tasks.row.thanks", { name: firstName(people[0]) })
        : i18n("coop_tasks.row.thanks_all"),
    ];
  }
  const state =
    standing === "not_yet"
      ? i18n("coop_tasks.row.details_to_come")
      : standing === "ended"
        ? i18n("coop_tasks.row.ended")
        : mine === "held"
          ? i18n(
              `coop_tasks.row.${row.state === "in_hand" && row.seats === 1 ? "in_hand_yours" : "yours"}`
            )
          : mine === "done"
            ? i18n("coop_tasks.row.you_did_it")
            : standing === "full" && row.seats === 1
              ? inHand(row)
              : standing === "open" && row.asking_over
                ? i18n("coop_tasks.row.asking_over")
                : null;
  const parts = [
    state,
    shortage(row),
    inLine(row),
    freeFrom(row),
    ...circumstances(row),
  ].filter((part) => part !== null);
  // Whoever wrote "Details to come" into the note says it once.
  return parts.filter(
    (part, at) => at === 0 || part.toLowerCase() !== parts[0]!.toLowerCase()
  );
}

export const doneOn = ({ done_on }: BoardRow): string =>
  i18n("coop_tasks.row.done_on", { day: done_on ? dayOf(done_on) : "" });

/** "two places, one taken" */
export function placesOf({
  seats,
  taken,
}: {
  seats: number;
  taken: number;
}): string {
  const places = i18n("coop_tasks.places.count", {
    count: seats,
    number: inWords(seats),
  });
  const words =
    taken === 0
      ? i18n("coop_tasks.places.none_taken", { count: seats })
      : taken >= seats
        ? i18n("coop_tasks.places.all_taken", { count: seats })
        : i18n("coop_tasks.places.taken", { number: inWords(taken) });
  return `${places}, ${words}`;
}

/** "Four places, two taken" */
export function placesTitle({
  kind,
  seats,
  taken,
  done,
  my_claim,
}: Seats & Partial<Pick<Opening, "my_claim">>): string {
  // A role that somebody has held before is held all the same.
  if (seats === 1 && taken === 1 && (kind === "role" || done === 0)) {
    const whose = my_claim?.state === "held" ? "yours" : `held_${kind}`;
    return i18n(`coop_tasks.places.the_one.${whose}`);
  }
  if (seats !== null) {
    return capitalised(placesOf({ seats, taken }));
  }
  const words =
    taken === 0
      ? i18n("coop_tasks.places.nobody_yet")
      : kind === "task" && done
        ? i18n("coop_tasks.seats.did_it", { count: done })
        : i18n("coop_tasks.places.so_far", {
            count: taken,
            number: inWords(taken),
          });
  return `${i18n("coop_tasks.places.unlimited")}, ${words}`;
}

/** For the bar on a phone: "2 places free". */
export const freeInShort = ({
  seats,
  free,
}: Pick<Seats, "seats" | "free">): string =>
  seats === null
    ? i18n("coop_tasks.places.unlimited")
    : i18n("coop_tasks.seats.free", { count: free ?? 0 });

/** "full, 2 waiting" */
export const fullInShort = ({ waiting }: Pick<Opening, "waiting">): string =>
  [
    i18n("coop_tasks.seats.full"),
    ...(waiting ? [i18n("coop_tasks.seats.waiting", { count: waiting })] : []),
  ].join(", ");
