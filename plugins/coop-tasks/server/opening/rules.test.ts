import type { Viewer } from "coop-core/server";
import { expect, it } from "vitest";
import { checkMoves } from "../../../../test/moves";
import { mayApply, mayApprove } from "../application/policy";
import { ANSWERED_BY, STANDINGS, standing, type Claim, type Standing } from "./opening";
import {
  mayChange,
  mayClaim,
  mayFollow,
  mayPutBack,
  maySettle,
  mayTalkAbout,
  mayTick,
  mayWithdraw,
  type Judged,
} from "./policy";
import { mayPin } from "../pin/policy";
import { mayHandOver } from "../handover/policy";
import { mayAskStandIn } from "../stand-in/policy";
import { mayReport } from "../report/policy";
import { mayChooseEntry, mayEnter, mayTellChoice } from "../entry/policy";
import { mayOrder } from "../parcel/policy";
import { mayHandIn } from "../thing/policy";
import { mayJoin } from "../waiting/policy";
import { mayOffer } from "../help/policy";
import { answerMoves, openingMoves } from "./rules";

const NOW = "2026-11-22T12:00:00.000Z";
const LATER = "2026-12-01T00:00:00.000Z";
const MAKER = { id: 1, kind: "person", silenced: false, topic_create_category_ids: [7] } as unknown as Viewer;

const open = {
  kind: "task",
  seats: 2,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  category_id: 7,
  created_by: MAKER.id,
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
  kinds: [],
  waiting: 0,
  copies_stock: null,
  copies_ordered: 0,
  first_group_id: null,
  chooser_group_id: null,
  choice_told_at: null,
  from_on: null,
  due_zone: null,
} as Partial<Judged> as Judged;

const openings: Record<Standing, Judged> = {
  open,
  full: { ...open, tally: { held: 2, begun: 0, leaving: 0, done: 0, offered: 0 } },
  done: { ...open, tally: { held: 0, begun: 0, leaving: 0, done: 2, offered: 0 } },
  ended: { ...open, due_at: NOW },
  elsewhere: { ...open, answered_by: "link" },
  not_yet: { ...open, answered_by: "not_yet" },
  withdrawn: { ...open, withdrawn_at: NOW },
};

it.each(STANDINGS)("the opening that is %s stands there", (state) => {
  expect(standing(openings[state], openings[state].tally, NOW)).toBe(state);
});

/** The same where places are asked for, and somebody else answers. */
const asked = (state: Standing): Judged => ({
  ...openings[state],
  contact_user_id: 2,
  ...(openings[state].answered_by === "claim" && { answered_by: "application" }),
});
const CONTACT = { ...MAKER, id: 2 };
/** The same where whoever has done it says so. */
const told = (state: Standing): Judged => ({
  ...openings[state],
  ...(openings[state].answered_by === "claim" && { answered_by: "report", once_for: "person" }),
});
/** The same where a thing is asked for. */
const brought = (state: Standing): Judged => ({
  ...openings[state],
  contact_user_id: 2,
  ...(openings[state].answered_by === "claim" && { answered_by: "hand_in" }),
});
/** The same where copies are ordered. */
const ordered = (state: Standing): Judged => ({
  ...openings[state],
  contact_user_id: 2,
  ...(openings[state].answered_by === "claim" && { answered_by: "copies" }),
});
/** The same where it is a contest. */
const contest = (state: Standing): Judged => ({
  ...openings[state],
  contact_user_id: 2,
  ...(openings[state].answered_by === "claim" && { answered_by: "entry" }),
});
const noEntries = { holds: false, entries: 0 };
const entered = { user_id: 3, state: "entered" } as const;
const chosen = { user_id: 3, state: "chosen" } as const;
/** The same where somebody holds a place. */
const held = (state: Standing): Judged => ({
  ...openings[state],
  tally: { ...openings[state].tally, held: Math.max(1, openings[state].tally.held) },
});
const ONCE_OVER = {
  open: "day_not_over",
  full: "day_not_over",
  elsewhere: "day_not_over",
  not_yet: "day_not_over",
  withdrawn: "withdrawn",
} as const;
const nothingYet = { holds: false, waits: false };
const unsaid = { holds: false, own: false, coops: [], forCoop: new Map<number, string>() };
const nobody = { holds: false, last: undefined };
const WHILE_OPEN = {
  full: "full",
  done: "full",
  ended: "ended",
  elsewhere: "answered_elsewhere",
  not_yet: "details_to_come",
  withdrawn: "withdrawn",
} as const;

const ONCE_CLOSED = {
  open: "entries_open",
  full: "entries_open",
  done: "entries_open",
  withdrawn: "withdrawn",
} as const;

it.each(["open", "full", "done", "ended"] as const)("where places are asked for it is %s all the same", (state) => {
  expect(standing(asked(state), asked(state).tally, NOW)).toBe(state);
});

checkMoves({
  moves: openingMoves,
  states: STANDINGS,
  expected: {
    claim_opening: WHILE_OPEN,
    apply_for_opening: { ...WHILE_OPEN, full: "all_given", done: "all_given" },
    ask_stand_in: { ended: "ended", withdrawn: "withdrawn" },
    approve_application: { full: "all_given", done: "all_given", ended: "ended", withdrawn: "withdrawn" },
    report_opening: WHILE_OPEN,
    hand_in_thing: WHILE_OPEN,
    order_copies: { ...WHILE_OPEN, full: "no_copies_left" },
    enter_contest: WHILE_OPEN,
    choose_entry: ONCE_CLOSED,
    unchoose_entry: ONCE_CLOSED,
    tell_choice: ONCE_CLOSED,
    pin_opening: { full: "full", done: "full", ended: "ended", not_yet: "details_to_come", withdrawn: "withdrawn" },
    change_opening: { withdrawn: "withdrawn" },
    withdraw_opening: { withdrawn: "withdrawn" },
    put_back_opening: Object.fromEntries(STANDINGS.filter((s) => s !== "withdrawn").map((s) => [s, "not_withdrawn"])),
    complete_opening: ONCE_OVER,
    uncomplete_opening: ONCE_OVER,
    talk_about_opening: { withdrawn: "withdrawn" },
    tick_checklist: { withdrawn: "withdrawn" },
    write_handover: { withdrawn: "withdrawn" },
    follow_opening: {
      done: "details_there",
      ended: "ended",
      elsewhere: "details_there",
      withdrawn: "withdrawn",
    },
  },
  policies: {
    claim_opening: (state) => mayClaim(MAKER, openings[state], false, NOW),
    apply_for_opening: (state) => mayApply(MAKER, asked(state), nobody, NOW),
    report_opening: (state) => mayReport(MAKER, told(state), unsaid, NOW),
    hand_in_thing: (state) => mayHandIn(MAKER, brought(state), { holds: false, unthanked: 19 }, NOW),
    enter_contest: (state) => mayEnter(MAKER, contest(state), noEntries, NOW),
    choose_entry: (state) => mayChooseEntry("choose_entry", CONTACT, entered, contest(state), NOW),
    unchoose_entry: (state) => mayChooseEntry("unchoose_entry", CONTACT, chosen, contest(state), NOW),
    tell_choice: (state) => mayTellChoice(CONTACT, contest(state), 1, NOW),
    order_copies: (state) => mayOrder(MAKER, ordered(state), nothingYet, NOW),
    approve_application: (state) => mayApprove(CONTACT, { user_id: MAKER.id, state: "asked" }, asked(state), NOW),
    ask_stand_in: (state) =>
      mayAskStandIn(
        MAKER,
        { user_id: MAKER.id, state: "held", leaving_since: null } as Claim,
        openings[state],
        undefined,
        NOW
      ),
    change_opening: (state) => mayChange(MAKER, openings[state], NOW),
    withdraw_opening: (state) => mayWithdraw(MAKER, openings[state], NOW),
    put_back_opening: (state) => mayPutBack(MAKER, openings[state], NOW),
    pin_opening: (state) =>
      mayPin("federation", { ...MAKER, moderator: true }, openings[state], { kept: "none", moderates: false }, NOW),
    complete_opening: (state) => maySettle("complete_opening", MAKER, held(state), NOW),
    uncomplete_opening: (state) => maySettle("uncomplete_opening", MAKER, held(state), NOW),
    talk_about_opening: (state) => mayTalkAbout(MAKER, openings[state], "no", NOW),
    write_handover: (state) => mayHandOver(MAKER, openings[state], true, NOW),
    tick_checklist: (state) => mayTick(MAKER, openings[state], true, NOW),
    follow_opening: (state) => mayFollow(MAKER, { ...openings[state], due_at: openings[state].due_at ?? LATER }, NOW),
  },
});

it("that every place is taken says how many there are", () => {
  expect(mayClaim(MAKER, openings.full, false, NOW)).toMatchObject({ code: "full", values: { count: 2 } });
  expect(mayClaim(MAKER, openings.withdrawn, false, NOW)).toMatchObject({ code: "withdrawn", values: {} });
});

const answered = (answered_by: (typeof ANSWERED_BY)[number]): Judged => ({ ...open, answered_by, contact_user_id: 2 });

const NOT_HERE = {
  copies: "by_order",
  entry: "by_entry",
  link: "answered_elsewhere",
  not_yet: "details_to_come",
} as const;

checkMoves({
  moves: answerMoves,
  states: ANSWERED_BY,
  expected: {
    claim_opening: { application: "by_application", report: "by_report", hand_in: "by_hand_in", ...NOT_HERE },
    apply_for_opening: { claim: "taken_at_once", report: "by_report", hand_in: "by_hand_in", ...NOT_HERE },
    report_opening: { claim: "taken_at_once", application: "by_application", hand_in: "by_hand_in", ...NOT_HERE },
    hand_in_thing: { claim: "taken_at_once", application: "by_application", report: "by_report", ...NOT_HERE },
    order_copies: {
      ...{ claim: "taken_at_once", application: "by_application", report: "by_report", hand_in: "by_hand_in" },
      ...{ entry: "by_entry", link: "answered_elsewhere", not_yet: "details_to_come" },
    },
    enter_contest: {
      ...{ claim: "taken_at_once", application: "by_application", report: "by_report", hand_in: "by_hand_in" },
      ...{ copies: "by_order", link: "answered_elsewhere", not_yet: "details_to_come" },
    },
    join_waiting_list: { application: "by_application", report: "by_report", hand_in: "by_hand_in", ...NOT_HERE },
    offer_help: { report: "by_report", hand_in: "by_hand_in", ...NOT_HERE },
  },
  policies: {
    claim_opening: (by) => mayClaim(MAKER, answered(by), false, NOW),
    apply_for_opening: (by) => mayApply(MAKER, answered(by), nobody, NOW),
    report_opening: (by) => mayReport(MAKER, answered(by), unsaid, NOW),
    hand_in_thing: (by) => mayHandIn(MAKER, answered(by), { holds: false, unthanked: 0 }, NOW),
    enter_contest: (by) => mayEnter(MAKER, answered(by), noEntries, NOW),
    order_copies: (by) => mayOrder(MAKER, answered(by), nothingYet, NOW),
    offer_help: (by) => mayOffer(null, answered(by), { team: true, mails: true, now: NOW }),
    join_waiting_list: (by) =>
      mayJoin(MAKER, { ...answered(by), tally: openings.full.tally }, { holds: false, last: undefined }, null, NOW),
  },
});
