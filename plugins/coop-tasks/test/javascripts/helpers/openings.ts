import type {
  Application,
  BoardAnswer,
  BoardRow,
  Claim,
  Group,
  Opening,
  SeatKind,
} from "discourse/plugins/coop-tasks/discourse/lib/tasks-api";

export const no = (code: string) => ({ ok: false as const, code, values: {} });
export const yes = { ok: true as const };

export const person = (id: number, name: string) => ({
  id,
  username: name.toLowerCase().replace(" ", "_"),
  name,
  avatar_template: "/letter_avatar/x/{size}.png",
});

export const imran = person(101, "Imran Shah");
export const priya = person(102, "Priya Nair");

const fields = {
  id: 7,
  kind: "task",
  band: "small",
  title: "Phone bank worker co-ops",
  note: "From home",
  minutes_from: 180,
  minutes_to: null,
  rhythm: "once",
  time_words: null,
  seats: 4,
  taken: 0,
  done: 0,
  offered: 0,
  free: 4,
  free_from: null,
  waiting: 0,
  minimum: null,
  missing: 0,
  short: 0,
  standing: "open",
  state: "open",
  answered_by: "claim",
  link: null,
  due_on: null,
  due_zone: null,
  from_on: null,
  to_on: null,
  closes_on: null,
  asking_over: false,
  place: null,
  remote: false,
  paid: false,
  no_experience: false,
  skills: [],
  campaign: null,
  chat_first: false,
  copies_left: null,
  category_id: 5,
  revision: 3,
} satisfies Partial<Opening>;

export const opening = (more: Partial<Opening> = {}): Opening => ({
  ...fields,
  version: 2,
  term_months: null,
  description_raw: "",
  description_cooked: "",
  rate: null,
  days: null,
  needs: [],
  ticks: [],
  checklist: [],
  contact_person: imran,
  following: false,
  template: null,
  hidden: false,
  looks_after: false,
  seat_kinds: [],
  claims: [],
  not_done: [],
  my_claim: null,
  stand_in: null,
  asked_to_stand_in: null,
  my_coops: [],
  clashes: [],
  own_limit: null,
  report: null,
  things: [],
  filed_in: null,
  filed_under: null,
  filing: null,
  copies: null,
  parcels: [],
  leads_to: null,
  contest: null,
  entries: [],
  my_application: null,
  applications: [],
  last_day: false,
  line: [],
  my_waiting: null,
  talk: null,
  talk_on_its_way: false,
  help: [],
  team_there: false,
  handover: { notes: [], last_holders: [], mine: null },
  pins: [],
  repeats: null,
  next_one: null,
  flags: [],
  from_post: null,
  source: null,
  ...more,
  can: {
    claim_opening: yes,
    apply_for_opening: no("taken_at_once"),
    report_opening: no("taken_at_once"),
    hand_in_thing: no("taken_at_once"),
    order_copies: no("taken_at_once"),
    enter_contest: no("taken_at_once"),
    tell_choice: no("only_who_chooses"),
    join_waiting_list: no("places_free"),
    change_opening: no("not_yours_to_change"),
    withdraw_opening: no("not_yours_to_change"),
    put_back_opening: no("not_yours_to_change"),
    complete_opening: no("not_yours_to_change"),
    uncomplete_opening: no("not_yours_to_change"),
    talk_about_opening: no("cannot_start_topics"),
    tick_checklist: no("holders_only"),
    write_handover: no("never_held"),
    follow_opening: no("no_day_to_watch"),
    keep_template: no("not_yours_to_change"),
    hide_opening: no("staff_only"),
    offer_help: no("has_account"),
    flag_text: yes,
    ...more.can,
  },
});

export const boardRow = (more: Partial<BoardRow> = {}): BoardRow => ({
  ...fields,
  people: [],
  mine: null,
  movable: false,
  begun_on: null,
  done_on: null,
  ...more,
});

/** A board with these rows in its groups. */
export const boardAnswer = (
  groups: Partial<Record<Group["group"], BoardRow[]>>
): BoardAnswer => ({
  groups: Object.entries(groups).map(([group, openings]) => ({
    group: group as Group["group"],
    openings,
    meta: { total: openings.length, next_cursor: null },
  })),
  needed: [],
  board: null,
  categories: [],
  campaigns: [],
  skills: [],
  can_make: false,
  can_offer_help: false,
  can_could_help: false,
  in_team: false,
  meta: {
    total: Object.values(groups).flat().length,
    with_room: 0,
    left_out: 0,
  },
});

/** What whoever holds a task may do with their place. */
export const heldCan: NonNullable<Claim["can"]> = {
  begin_claim: yes,
  unbegin_claim: no("not_begun"),
  release_claim: yes,
  complete_claim: yes,
  uncomplete_claim: yes,
  extend_term: no("no_term"),
  end_term: no("tasks_have_no_term"),
  answer_claim: no("only_the_contact_person"),
  keep_claim: no("nobody_asks"),
  take_back_report: no("not_reported"),
};

export const claim = (more: Partial<Claim> = {}): Claim => ({
  id: 31,
  state: "held",
  seat_kind_id: null,
  coop: null,
  person: priya,
  starts_at: "2026-11-03T10:00:00Z",
  ends_at: null,
  begun_at: null,
  answered_at: null,
  term: null,
  why_not: null,
  minutes: null,
  asked_until: null,
  contact: null,
  can: null,
  ...more,
});

export const wren = person(103, "Wren Baxter");
export const hamish = person(104, "Hamish Stewart");

type MyWaiting = NonNullable<Opening["my_waiting"]>;

/** Some stand in line. */
export const inLine = (
  ...people: ReturnType<typeof person>[]
): Opening["line"] =>
  people.map((one) => ({ person: one, seat_kind_id: null, asked: false }));

/** The viewer's own place in it. */
export const waiting = (more: Partial<MyWaiting> = {}): MyWaiting => ({
  id: 51,
  state: "waiting",
  coop: null,
  seat_kind_id: null,
  joined_at: "2026-11-03T10:00:00Z",
  ahead: 2,
  offer_ends_at: null,
  next: null,
  ticks_changed: false,
  contact: { way: "message", detail: null },
  can: {
    take_offer: no("no_offer_yet"),
    pass_offer: no("no_offer_yet"),
    leave_waiting_list: yes,
  },
  ...more,
});

export const seatKind = (more: Partial<SeatKind> = {}): SeatKind => ({
  id: 5,
  name: "Drivers",
  seats: 2,
  taken: 0,
  offered: 0,
  free: 2,
  waiting: 0,
  minimum: 0,
  missing: 0,
  ...more,
});

/** An application of Priya's, as whoever answers sees it. */
export const application = (more: Partial<Application> = {}): Application => ({
  id: 41,
  state: "asked",
  person: priya,
  coop: null,
  seat_kind_id: null,
  asked_at: "2026-11-20T10:00:00Z",
  words: "I have rung co-ops for years.",
  answered_at: null,
  answer: null,
  contact: { way: "phone", detail: "07700 900142" },
  ...more,
  can: {
    approve_application: yes,
    decline_application: yes,
    take_back_application: no("not_your_application"),
    ...more.can,
  },
});
