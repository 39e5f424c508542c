/** What rows of lists and pages both say of an opening. */
import { isClosed } from "../application/application";
import * as v from "valibot";
import { copiesLeft } from "../parcel/parcel";
import {
  ANSWERED_BY,
  BANDS,
  BOARD_STATES,
  boardState,
  freeSeats,
  KINDS,
  RHYTHMS,
  standing,
  STANDINGS,
  takenSeats,
} from "./opening";
import type { Judged } from "./policy";
import { shortOf } from "./shortage";

export const OpeningFields = {
  id: v.number(),
  kind: v.picklist(KINDS),
  band: v.picklist(BANDS),
  title: v.string(),
  note: v.nullable(v.string()),
  minutes_from: v.nullable(v.number()),
  minutes_to: v.nullable(v.number()),
  rhythm: v.picklist(RHYTHMS),
  time_words: v.nullable(v.string()),
  seats: v.nullable(v.number()),
  /** Places taken, how many of those have done it, and how many are held for somebody who is asked. */
  taken: v.number(),
  done: v.number(),
  offered: v.number(),
  free: v.nullable(v.number()),
  /** The day from which the next place is free, where whoever holds it is still there. */
  free_from: v.nullable(v.string()),
  /** How many wait in line. */
  waiting: v.number(),
  /** With fewer it does not go ahead, and how many more that takes. */
  minimum: v.nullable(v.number()),
  missing: v.number(),
  /** How many people are still needed for a day that is near. */
  short: v.number(),
  standing: v.picklist(STANDINGS),
  /** The column of the board by state. */
  state: v.picklist(BOARD_STATES),
  answered_by: v.picklist(ANSWERED_BY),
  link: v.nullable(v.string()),
  due_on: v.nullable(v.string()),
  due_zone: v.nullable(v.string()),
  from_on: v.nullable(v.string()),
  to_on: v.nullable(v.string()),
  /** The last day on which a place can be asked for, where they are given. */
  closes_on: v.nullable(v.string()),
  /** That day is over. */
  asking_over: v.boolean(),
  place: v.nullable(v.string()),
  /** It can be done from home. */
  remote: v.boolean(),
  paid: v.boolean(),
  no_experience: v.boolean(),
  /** Short words in lower case. */
  skills: v.array(v.string()),
  campaign: v.nullable(v.string()),
  chat_first: v.boolean(),
  /** How many copies can still be ordered; null where there is no limit, or none are. */
  copies_left: v.nullable(v.number()),
  category_id: v.number(),
  revision: v.number(),
};

/** What these fields are made of; a page has more. */
type Shown = Pick<
  Judged,
  | Exclude<
      keyof typeof OpeningFields,
      "taken" | "done" | "offered" | "free" | "missing" | "short" | "standing" | "state" | "copies_left" | "asking_over"
    >
  | "due_at"
  | "closes_at"
  | "withdrawn_at"
  | "copies_stock"
  | "copies_ordered"
  | "tally"
> & { missing: number };

/** One function for rows and pages, so that a seat is counted in one place. */
export function openingFields(opening: Shown, now: string) {
  const { id, kind, band, title, note, minutes_from, minutes_to, rhythm, time_words, seats, tally } = opening;
  const { answered_by, link, due_on, due_zone, from_on, to_on, closes_on } = opening;
  const { place, remote, paid, category_id, revision } = opening;
  const { no_experience, skills, campaign, chat_first, minimum, waiting, missing, free_from } = opening;
  return {
    ...{ id, kind, band, title, note, minutes_from, minutes_to, rhythm, time_words, seats },
    ...{ answered_by, link, due_on, due_zone, from_on, to_on, closes_on },
    ...{ place, remote, paid, category_id, revision },
    ...{ no_experience, skills, campaign, chat_first },
    taken: takenSeats(opening, tally),
    done: tally.done,
    offered: tally.offered,
    free: freeSeats(opening, tally),
    free_from,
    copies_left: copiesLeft(opening),
    asking_over: isClosed(opening, now),
    ...{ waiting, minimum, missing },
    short: shortOf(opening, tally, missing, now),
    standing: standing(opening, tally, now),
    state: boardState(opening, tally, now),
  };
}
