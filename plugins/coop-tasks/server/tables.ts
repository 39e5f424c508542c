import type { CoreDatabase, Instant } from "coop-core/server";
import type { ColumnType, Generated } from "kysely";
import type { ApplicationState } from "./application/application";
import type { EntryState } from "./entry/entry";
import type { Source } from "./given/sources";
import type { ParcelState, ParcelWay } from "./parcel/parcel";
import type { HelpState, OverBecause } from "./help/help";
import type { StandInState } from "./stand-in/stand-in";
import type { AnsweredBy, Band, ClaimState, ContactWay, Kind, OnceFor, Rhythm, WhyNot } from "./opening/opening";
import type { Pattern } from "./series/make";
import type { Repeats } from "./series/rule";
import type { Licence, ThingState } from "./thing/thing";
import type { WaitingState } from "./waiting/waiting";

export interface OpeningsTable {
  id: Generated<number>;
  category_id: number;
  kind: Kind;
  band: Band;
  title: string;
  note: string | null;
  description_raw: string;
  description_cooked: string;
  minutes_from: number | null;
  minutes_to: number | null;
  rhythm: Rhythm;
  time_words: string | null;
  /** How long a role is held; null: as long as somebody likes to. */
  term_months: number | null;
  seats: number | null;
  minimum: number | null;
  answered_by: AnsweredBy;
  link: string | null;
  /** "I did it" counts once for each of these; null where it is answered otherwise. */
  once_for: OnceFor | null;
  /** The category into which things that are handed in are filed. */
  filed_in: number | null;
  /** The one topic of that category in which they are collected. */
  filed_under: Generated<number | null>;
  /** Whose people choose in a contest, with the contact person. */
  chooser_group_id: Generated<number | null>;
  choice_told_at: Generated<Instant | null>;
  /** How many copies there are; null: as many as are ordered. */
  copies_stock: Generated<number | null>;
  copies_ordered: Generated<number>;
  copies_most: Generated<number | null>;
  /** Whose people order first, and the day from which everybody may. */
  first_group_id: Generated<number | null>;
  others_from: Generated<string | null>;
  others_from_zone: Generated<string | null>;
  others_from_at: Generated<Instant | null>;
  due_on: string | null;
  due_zone: string | null;
  due_at: Instant | null;
  /** A window in place of `due_on`; both days belong to it. */
  from_on: string | null;
  to_on: string | null;
  /** The last day on which places can be asked for; it belongs to it. */
  closes_on: string | null;
  closes_at: Instant | null;
  place: string | null;
  paid: boolean;
  /** Lower-case words; written as JSON. */
  skills: ColumnType<string[], string | undefined, string>;
  /** It can be done from home. */
  remote: Generated<boolean>;
  no_experience: Generated<boolean>;
  campaign: string | null;
  /** Made by PostgreSQL of the texts, for searching. */
  words: ColumnType<string, never, never>;
  rate: string | null;
  days: string | null;
  /** Lines, one under the other; as `ticks`. */
  needs: string | null;
  ticks: string | null;
  chat_first: boolean;
  contact_user_id: number | null;
  source_plugin: string | null;
  source_kind: string | null;
  source_id: number | null;
  /** Where it comes again: of which series, and its number in it. */
  series_id: Generated<number | null>;
  occurrence: Generated<number | null>;
  /** The post that it was made from. */
  from_post_id: Generated<number | null>;
  topic_id: number | null;
  talks: Generated<number>;
  talk_asked_at: Instant | null;
  version: Generated<number>;
  revision: Generated<number>;
  /** How its claims stand; kept by `updateOpening`, for boards. */
  held_count: Generated<number>;
  begun_count: Generated<number>;
  leaving_count: Generated<number>;
  free_from: Generated<string | null>;
  done_count: Generated<number>;
  offered_count: Generated<number>;
  waiting_count: Generated<number>;
  missing_count: Generated<number>;
  first_begun_at: Instant | null;
  last_done_at: Instant | null;
  created_by: number;
  created_at: Instant;
  updated_at: Instant;
  withdrawn_at: Instant | null;
  hidden_at: Instant | null;
  deleted_at: Instant | null;
}

export interface ClaimsTable {
  id: Generated<number>;
  opening_id: number;
  user_id: number;
  /** In whose name; null: their own. */
  coop_id: number | null;
  seat_kind_id: number | null;
  state: Generated<ClaimState>;
  /** Said with "I did it": it was never held. */
  reported: Generated<boolean>;
  starts_at: Instant;
  ends_at: Instant | null;
  begun_at: Instant | null;
  answered_at: Instant | null;
  why_not: Generated<WhyNot | null>;
  /** Both days belong to the term. */
  term_begins_on: string | null;
  term_ends_on: string | null;
  term_zone: string | null;
  term_ends_at: Instant | null;
  term_asked_at: Generated<Instant | null>;
  /** They go at its end, and the place is on the board. */
  leaving_since: Generated<Instant | null>;
  /** The last sign of whoever holds it; null: nobody has begun to count. */
  heard_at: Generated<Instant | null>;
  /** “Are you still on it?” was asked, and an answer is waited for until. */
  asked_at: Generated<Instant | null>;
  ask_ends_at: Generated<Instant | null>;
  contact_way: ContactWay;
  contact_detail: string | null;
  contact_for: number | null;
  /** The contact person who is not to see it. */
  contact_kept_from: Generated<number | null>;
  /** How long it took, as whoever did it says. */
  minutes: Generated<number | null>;
}

/** What totals are made of: as it was when they last moved on. */
export interface GivenCountedTable {
  source: Source;
  id: number;
  user_id: number;
  category_id: number;
  /** In lower case; empty: none. */
  campaign: string;
  timed: boolean;
  minutes: number;
}

/** Lists of openings that were put on a board lately. */
export interface BulkTable {
  user_id: number;
  category_id: number;
  digest: string;
  /** Written as JSON. */
  opening_ids: ColumnType<number[], string | undefined, string>;
  made_at: Instant;
}

export interface ApplicationsTable {
  id: Generated<number>;
  opening_id: number;
  user_id: number;
  coop_id: number | null;
  seat_kind_id: number | null;
  state: Generated<ApplicationState>;
  asked_at: Instant;
  words: string | null;
  answered_at: Generated<Instant | null>;
  answered_by: Generated<number | null>;
  answer: Generated<string | null>;
  contact_way: ContactWay;
  contact_detail: string | null;
  contact_for: number | null;
}

export interface StandInsTable {
  id: Generated<number>;
  claim_id: number;
  opening_id: number;
  /** Who is asked. */
  user_id: number;
  state: Generated<StandInState>;
  asked_at: Instant;
  ended_at: Generated<Instant | null>;
}

/** What somebody has settled for themselves; without a row, nothing. */
export interface TaskPeopleTable {
  user_id: number;
  shows_giving: boolean;
  most_at_once: number | null;
}

export interface ChecklistItemsTable {
  id: Generated<number>;
  opening_id: number;
  place: number;
  text: string;
  ticked_at: Instant | null;
  ticked_by: number | null;
}

export interface HelpTable {
  id: Generated<number>;
  opening_id: number | null;
  state: Generated<HelpState>;
  /** "I could …" of a member, who is told of its answer here and not by e-mail. */
  from_member: Generated<boolean>;
  name: string;
  /** Null: a member who would like a message or a call. */
  email: string | null;
  phone: string | null;
  words: string;
  for_user_id: number | null;
  team_may: Generated<boolean>;
  user_id: Generated<number | null>;
  answered_by: Generated<number | null>;
  answered_at: Generated<Instant | null>;
  suggested_opening_id: Generated<number | null>;
  over_because: Generated<OverBecause | null>;
  created_at: Instant;
  confirmed_at: Generated<Instant | null>;
}

/** One row for each e-mail. */
export interface HelpEmailsTable {
  id: Generated<number>;
  /** A signature of the address. */
  mailbox: string;
  ordered_at: Instant;
}

export interface HandoversTable {
  id: Generated<number>;
  opening_id: number;
  user_id: number | null;
  text: string | null;
  named: boolean;
  changed_at: Instant;
  hidden_at: Instant | null;
}

export interface OpeningFollowersTable {
  opening_id: number;
  user_id: number;
  asked_at: Instant;
}

export interface SeatKindsTable {
  id: Generated<number>;
  opening_id: number;
  name: string;
  seats: number;
  minimum: number;
  position: number;
}

/** A file that comes with a row. */
export interface FileColumns {
  upload_id: Generated<number | null>;
  /** What a picture shows. */
  alt: Generated<string | null>;
}

export interface ThingsTable extends FileColumns {
  id: Generated<number>;
  opening_id: number;
  claim_id: number;
  user_id: number;
  state: Generated<ThingState>;
  title: string | null;
  link: string | null;
  words: string | null;
  credit: string | null;
  licence: Licence;
  handed_in_at: Instant;
  thanked_at: Generated<Instant | null>;
  /** To whom whoever handed it in agreed: ids of groups, 0 for everybody. */
  agreed_group_ids: ColumnType<number[], string | undefined, string>;
  filings: Generated<number>;
  topic_id: Generated<number | null>;
  post_number: Generated<number | null>;
}

export interface EntriesTable extends FileColumns {
  id: Generated<number>;
  opening_id: number;
  user_id: number;
  state: Generated<EntryState>;
  title: string | null;
  link: string | null;
  words: string | null;
  entered_at: Instant;
  chosen_at: Generated<Instant | null>;
  shown: Generated<boolean | null>;
  disowned: Generated<boolean>;
}

export interface ParcelsTable {
  id: Generated<number>;
  opening_id: number;
  user_id: number;
  state: Generated<ParcelState>;
  copies: number;
  way: ParcelWay;
  details: string | null;
  details_for: number | null;
  ordered_at: Instant;
  ended_at: Generated<Instant | null>;
  disowned: Generated<boolean>;
}

export interface WaitingTable {
  id: Generated<number>;
  opening_id: number;
  user_id: number;
  coop_id: number | null;
  seat_kind_id: number | null;
  state: Generated<WaitingState>;
  joined_at: Instant;
  /** What was ticked when joining: the opening's lines as they stood. */
  ticks: string | null;
  offered_at: Instant | null;
  offer_ends_at: Instant | null;
  offered_kind_id: number | null;
  ended_at: Instant | null;
  contact_way: ContactWay;
  contact_detail: string | null;
  contact_for: number | null;
}

export interface BoardsTable {
  category_id: number;
  title: string;
  intro: string | null;
  most_at_once: number | null;
  version: Generated<number>;
  made_by: number | null;
  made_at: Instant;
  updated_at: Instant;
}

export interface PinsTable {
  id: Generated<number>;
  category_id: number | null;
  slot: number;
  opening_id: number;
  words: string | null;
  until_on: string;
  until_zone: string;
  until_at: Instant;
  pinned_by: number | null;
  pinned_at: Instant;
}

export interface SeriesTable {
  id: Generated<number>;
  category_id: number;
  repeats: Repeats;
  every: number;
  first_on: string;
  /** The number of the opening with which the rule as it stands began. */
  first_number: Generated<number>;
  zone: string;
  times: number | null;
  until_on: string | null;
  /** How many have been made: the number of the next. */
  made: number;
  /** What the next is made from; null where there is none; written as JSON. */
  pattern: ColumnType<Pattern | null, string | null, string | null>;
  contact_user_id: number | null;
  created_by: number;
  ended_at: Generated<Instant | null>;
}

export interface TemplatesTable {
  opening_id: number;
  name: string;
  saved_by: number;
  saved_at: Instant;
}

export type TasksDatabase = CoreDatabase & {
  coop_boards: BoardsTable;
  coop_pins: PinsTable;
  coop_openings: OpeningsTable;
  coop_claims: ClaimsTable;
  coop_applications: ApplicationsTable;
  coop_stand_ins: StandInsTable;
  coop_task_people: TaskPeopleTable;
  coop_checklist_items: ChecklistItemsTable;
  coop_bulk: BulkTable;
  coop_given_counted: GivenCountedTable;
  coop_handovers: HandoversTable;
  coop_help: HelpTable;
  coop_help_emails: HelpEmailsTable;
  coop_opening_followers: OpeningFollowersTable;
  coop_seat_kinds: SeatKindsTable;
  coop_waiting: WaitingTable;
  coop_things: ThingsTable;
  coop_series: SeriesTable;
  coop_parcels: ParcelsTable;
  coop_entries: EntriesTable;
  coop_templates: TemplatesTable;
};
