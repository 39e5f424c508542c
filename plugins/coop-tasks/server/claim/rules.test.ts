import type { Viewer } from "coop-core/server";
import { checkMoves } from "../../../../test/moves";
import { CLAIM_STATES, type Claim, type ClaimState } from "../opening/opening";
import type { Judged } from "../opening/policy";
import {
  mayAnswer,
  mayBegin,
  mayComplete,
  mayKeep,
  mayRelease,
  maySayOfContact,
  mayUnbegin,
  mayUncomplete,
} from "./policy";
import { mayChangeGiven, mayDisownClaim } from "../given/policy";
import { mayAskStandIn } from "../stand-in/policy";
import { mayEnd, mayExtend } from "../term/policy";
import { mayTakeBackReport } from "../report/policy";
import { mayClaimNext } from "../series/policy";
import { claimMoves } from "./rules";

const NOW = "2026-11-22T12:00:00.000Z";
const HOLDER = { id: 1, kind: "person", silenced: false } as Viewer;
const CONTACT = { ...HOLDER, id: 2 };
const opening = {
  kind: "task",
  seats: 1,
  contact_user_id: CONTACT.id,
  created_by: CONTACT.id,
  answered_by: "claim",
  due_at: null,
  withdrawn_at: null,
  tally: { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 },
  kinds: [] as Judged["kinds"],
} as Judged;
const role = { ...opening, kind: "role" } as Judged;
const claim = (state: ClaimState) =>
  ({
    id: 5,
    user_id: HOLDER.id,
    state,
    answered_at: null,
    begun_at: null,
    term_ends_at: NOW,
    term_asked_at: NOW,
    leaving_since: null,
  }) as Claim;
/** To somebody who looked after it before. */
const given = (state: ClaimState): Claim => ({
  ...claim(state),
  contact_detail: "07700 900142",
  contact_for: 9,
  contact_kept_from: null,
});
const WHILE_HELD = { done: "already_done", not_done: "already_not_done", released: "already_released" } as const;
const ONCE_DONE = { held: "not_yet_given", not_done: "already_not_done", released: "already_released" } as const;

checkMoves({
  moves: claimMoves,
  states: CLAIM_STATES,
  expected: {
    begin_claim: WHILE_HELD,
    unbegin_claim: WHILE_HELD,
    release_claim: WHILE_HELD,
    complete_claim: { done: "already_done", released: "already_released" },
    uncomplete_claim: { not_done: "already_not_done", released: "already_released" },
    answer_claim: WHILE_HELD,
    extend_term: WHILE_HELD,
    end_term: WHILE_HELD,
    ask_stand_in: WHILE_HELD,
    keep_claim: WHILE_HELD,
    share_contact: WHILE_HELD,
    keep_contact: WHILE_HELD,
    claim_next_opening: { not_done: "already_not_done", released: "already_released" },
    take_back_report: { held: "not_reported", not_done: "not_reported", released: "already_released" },
    change_given: ONCE_DONE,
    disown_given: ONCE_DONE,
  },
  policies: {
    begin_claim: (state) => mayBegin(HOLDER, claim(state), opening),
    unbegin_claim: (state) => mayUnbegin(HOLDER, { ...claim(state), begun_at: NOW }, opening),
    release_claim: (state) => mayRelease(HOLDER, claim(state)),
    complete_claim: (state) => mayComplete(HOLDER, claim(state), opening),
    uncomplete_claim: (state) => mayUncomplete(HOLDER, claim(state), opening),
    extend_term: (state) => mayExtend(HOLDER, claim(state), role),
    end_term: (state) => mayEnd(HOLDER, claim(state), role),
    answer_claim: (state) => mayAnswer(CONTACT, claim(state), opening),
    share_contact: (state) => maySayOfContact("share_contact", HOLDER, given(state), opening),
    keep_contact: (state) => maySayOfContact("keep_contact", HOLDER, given(state), opening),
    ask_stand_in: (state) => mayAskStandIn(HOLDER, claim(state), opening, undefined, NOW),
    keep_claim: (state) => mayKeep(HOLDER, { ...claim(state), asked_at: NOW }),
    claim_next_opening: (state) => mayClaimNext(HOLDER, claim(state), opening, opening, { holds: false, now: NOW }),
    take_back_report: (state) =>
      mayTakeBackReport(HOLDER, { ...claim(state), reported: true }, { answered_by: "report" }),
    change_given: (state) => mayChangeGiven(HOLDER, claim(state)),
    disown_given: (state) => mayDisownClaim(HOLDER, claim(state), false),
  },
});
