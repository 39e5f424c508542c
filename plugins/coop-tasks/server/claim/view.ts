/** What a page shows of a claim, and to whom which part of it. */
import { can, Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Coop, type CoopOf } from "../coop/coop";
import { Can } from "../opening/can";
import { CLAIM_STATES, CONTACT_WAYS, WHY_NOT, type Claim } from "../opening/opening";
import { looksAfter, type Judged } from "../opening/policy";
import { mayTakeBackReport } from "../report/policy";
import type { TasksDatabase } from "../tables";
import { mayEnd, mayExtend } from "../term/policy";
import {
  mayAnswer,
  mayBegin,
  mayComplete,
  mayKeep,
  mayRelease,
  mayUnbegin,
  mayUncomplete,
  seesContact,
  seesQuestion,
} from "./policy";

const Contact = v.object({ way: v.picklist(CONTACT_WAYS), detail: v.nullable(v.string()) });

export const ClaimView = v.object({
  id: v.number(),
  state: v.picklist(CLAIM_STATES),
  seat_kind_id: v.nullable(v.number()),
  /** In whose name it is held; null: the person's own. */
  coop: v.nullable(Coop),
  person: v.nullable(Person),
  starts_at: v.string(),
  ends_at: v.nullable(v.string()),
  begun_at: v.nullable(v.string()),
  answered_at: v.nullable(v.string()),
  /** Of a role: its first and last day, whether its holder was asked to stay, and whether they leave at its end. */
  term: v.nullable(v.object({ begins_on: v.string(), ends_on: v.string(), asked: v.boolean(), leaving: v.boolean() })),
  /** Where it was not done; only for whoever held it and those who look after it. */
  why_not: v.nullable(v.picklist(WHY_NOT)),
  /** How long it took, as whoever did it says; for them alone. */
  minutes: v.nullable(v.number()),
  /** Whether they are still on it was asked, with an answer by then; for them and the contact person. */
  asked_until: v.nullable(v.string()),
  /** Only for those who may see it; null for everybody else and after it was purged. */
  contact: v.nullable(Contact),
  can: v.nullable(
    v.object({
      begin_claim: Can,
      unbegin_claim: Can,
      release_claim: Can,
      complete_claim: Can,
      uncomplete_claim: Can,
      extend_term: Can,
      end_term: Can,
      answer_claim: Can,
      keep_claim: Can,
      take_back_report: Can,
    })
  ),
});

export const viewClaim = (
  { viewer }: Cx<TasksDatabase>,
  opening: Judged,
  claim: Claim,
  { people, coopOf }: { people: ReadonlyMap<number, Person>; coopOf: CoopOf }
): v.InferOutput<typeof ClaimView> => ({
  id: claim.id,
  state: claim.state,
  seat_kind_id: claim.seat_kind_id,
  coop: coopOf(claim.coop_id),
  person: people.get(claim.user_id) ?? null,
  starts_at: claim.starts_at,
  ends_at: claim.ends_at,
  begun_at: claim.begun_at,
  answered_at: claim.answered_at,
  term:
    claim.term_begins_on !== null && claim.term_ends_on !== null
      ? {
          ...{ begins_on: claim.term_begins_on, ends_on: claim.term_ends_on },
          ...{ asked: claim.term_asked_at !== null, leaving: claim.leaving_since !== null },
        }
      : null,
  why_not: viewer?.id === claim.user_id || looksAfter(viewer, opening) ? claim.why_not : null,
  minutes: viewer?.id === claim.user_id ? claim.minutes : null,
  asked_until: seesQuestion(viewer, claim, opening) ? claim.ask_ends_at : null,
  contact: seesContact(viewer, claim, opening) ? { way: claim.contact_way, detail: claim.contact_detail } : null,
  can:
    viewer &&
    can({
      begin_claim: mayBegin(viewer, claim, opening),
      unbegin_claim: mayUnbegin(viewer, claim, opening),
      release_claim: mayRelease(viewer, claim),
      complete_claim: mayComplete(viewer, claim, opening),
      uncomplete_claim: mayUncomplete(viewer, claim, opening),
      extend_term: mayExtend(viewer, claim, opening),
      end_term: mayEnd(viewer, claim, opening),
      answer_claim: mayAnswer(viewer, claim, opening),
      keep_claim: mayKeep(viewer, claim),
      take_back_report: mayTakeBackReport(viewer, claim, opening),
    }),
});
