import { module, test } from "qunit";
import { sentence } from "discourse/plugins/coop-core/discourse/lib/refusal";
import type { CLAIM_POLICY_REFUSALS } from "../../../server/claim/policy";
import type { ClaimStateRefusal } from "../../../server/claim/rules";
import type { HANDOVER_REFUSALS } from "../../../server/handover/policy";
import type { HELP_POLICY_REFUSALS } from "../../../server/help/policy";
import type { HelpingRefusal, HelpRefusal } from "../../../server/help/rules";
import type { FORM_REFUSALS } from "../../../server/opening/form";
import type { POLICY_REFUSALS } from "../../../server/opening/policy";
import type { StandingRefusal } from "../../../server/opening/rules";
import type { TICK_REFUSALS } from "../../../server/opening/ticks";
import type { KIND_REFUSALS } from "../../../server/seat-kind/choose";
import type { NEXT_REFUSALS } from "../../../server/series/policy";
import type { TERM_REFUSALS } from "../../../server/term/policy";
import type { WAITING_POLICY_REFUSALS } from "../../../server/waiting/policy";
import type {
  LineRefusal,
  WaitingRefusal,
} from "../../../server/waiting/rules";

// The compiler misses a code that is not named here.
const CODES: Record<
  | StandingRefusal
  | ClaimStateRefusal
  | HelpRefusal
  | HelpingRefusal
  | keyof typeof HELP_POLICY_REFUSALS
  | WaitingRefusal
  | LineRefusal
  | keyof typeof KIND_REFUSALS
  | keyof typeof WAITING_POLICY_REFUSALS
  | keyof typeof CLAIM_POLICY_REFUSALS
  | keyof typeof HANDOVER_REFUSALS
  | keyof typeof POLICY_REFUSALS
  | keyof typeof TERM_REFUSALS
  | keyof typeof FORM_REFUSALS
  | keyof typeof NEXT_REFUSALS
  | keyof typeof TICK_REFUSALS,
  true
> & { [ofSingleActs: string]: true } = {
  full: true,
  ended: true,
  no_such_topic: true,
  collecting_topic_gone: true,
  not_your_upload: true,
  alt_first: true,
  answered_elsewhere: true,
  details_to_come: true,
  details_there: true,
  withdrawn: true,
  not_withdrawn: true,
  day_not_over: true,
  nobody_holds_it: true,
  no_day_to_watch: true,
  already_done: true,
  already_released: true,
  not_yet_given: true,
  already_not_done: true,
  taken_since: true,
  no_term: true,
  never_held: true,
  not_your_note: true,
  term_not_near: true,
  followed: true,
  tasks_have_no_term: true,
  term_over: true,
  term_too_long: true,
  not_your_place: true,
  only_the_contact_person: true,
  not_yours_to_change: true,
  cannot_start_topics: true,
  staff_only: true,
  upside_down: true,
  link_missing: true,
  due_or_window: true,
  window_upside_down: true,
  ticks_changed: true,
  not_ticked: true,
  holders_only: true,
  no_such_person: true,
  watched_word: true,
  too_few_seats: true,
  too_few_of_kind: true,
  more_than_places: true,
  same_name_twice: true,
  which_kind: true,
  no_such_kind: true,
  kind_full: true,
  places_free: true,
  already_waiting: true,
  held_for_you: true,
  no_offer_yet: true,
  offer_passed_on: true,
  offer_ran_out: true,
  not_in_line: true,
  not_your_turn: true,
  already_held: true,
  already_answered: true,
  nobody_asks: true,
  already_talked_about: true,
  being_made: true,
  stale: true,
  has_account: true,
  nobody_sees_help: true,
  no_mail_now: true,
  help_confirmed: true,
  help_answered: true,
  help_taken_up: true,
  help_declined: true,
  help_stands_already: true,
  help_gone: true,
  not_for_everybody: true,
  not_reported: true,
  cannot_file_there: true,
  roles_are_held: true,
  without_limit: true,
  no_copies_left: true,
  entries_open: true,
  by_entry: true,
  entries_not_begun: true,
  enough_entries: true,
  nobody_chooses: true,
  yours_to_choose: true,
  only_who_chooses: true,
  choice_told: true,
  nothing_chosen: true,
  not_your_entry: true,
  entry_chosen: true,
  entry_not_chosen: true,
  entry_taken_back: true,
  contest_ends: true,
  nothing_entered: true,
  others_from_missing: true,
  first_group_missing: true,
  no_such_group: true,
  by_order: true,
  already_ordered: true,
  members_first: true,
  nobody_sends: true,
  yours_to_send: true,
  too_many_copies: true,
  fewer_than_ordered: true,
  parcel_sent: true,
  parcel_declined: true,
  parcel_taken_back: true,
  parcel_over: true,
  not_your_order: true,
  all_given: true,
  repeats_without_day: true,
  times_or_until: true,
  repeats_until_before: true,
  repeats_from_long_ago: true,
  not_the_last_of_month: true,
  no_next: true,
  post_not_for_all: true,
  look_first: true,
};

module("Coop Tasks | Unit | refusals in words", function () {
  for (const code of Object.keys(CODES)) {
    test(`${code} says what is so, why, and what one can do`, function (assert) {
      for (const count of [1, 4]) {
        const values = {
          count,
          username: "ana",
          word: "spam",
          name: "Drivers",
        };
        const text = sentence("tasks", code, values) ?? "";
        assert.true((text.match(/[.?](\s|$)/g) ?? []).length >= 3, text);
        assert.false(/invalid|error|not allowed|%\{/i.test(text), text);
      }
    });
  }
});
