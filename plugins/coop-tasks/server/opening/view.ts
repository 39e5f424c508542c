/** What a viewer is shown of one opening, with what they can do and why not. */
import { allOf, can, flagVerdict, Person, readPeople, seesTopic, together, type Cx } from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import { mayApply } from "../application/policy";
import { ApplicationView, inApplications, readApplications, viewApplications } from "../application/view";
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
} from "../claim/policy";
import { mayHandOver } from "../handover/policy";
import { FromPostView, viewFromPost } from "../from-post/from-post";
import { HandoverView, viewHandover } from "../handover/view";
import { clashesWith } from "../clash/rows";
import { Clash } from "../clash/view";
import { Coop, ownCoops, readCoops } from "../coop/coop";
import { circumstances } from "../help/circumstances";
import { mayOffer } from "../help/policy";
import { HelpView, viewHelpOn } from "../help/view";
import {
  ContestView,
  EntryView,
  readEntries,
  seenOf,
  verdictsOnContest,
  viewContest,
  viewEntries,
} from "../entry/view";
import { copiesLeft } from "../parcel/parcel";
import { mayOrder } from "../parcel/policy";
import { CopiesView, ParcelView, readParcels, viewCopies, viewParcels } from "../parcel/view";
import { PinView, viewPins } from "../pin/view";
import { isReached, Limit, withinBoard } from "../limit/limit";
import { readLimits } from "../limit/rows";
import { mayReport, mayTakeBackReport } from "../report/policy";
import { readSaid } from "../report/rows";
import { ReportView, viewReport } from "../report/view";
import { missingSeats } from "../seat-kind/seat-kind";
import { AskedToStandIn, inStandIns, OwnStandIn, readStandIns, viewStandIns } from "../stand-in/view";
import { SeatKindView, viewKinds } from "../seat-kind/view";
import { SeriesView, viewSeries } from "../series/view";
import type { TasksDatabase } from "../tables";
import { mayEnd, mayExtend } from "../term/policy";
import { mayHandIn } from "../thing/policy";
import { readThings, ThingView, viewThings } from "../thing/view";
import { mayClaimInLine, mayJoinSome } from "../waiting/policy";
import { latestWaitingOf } from "../waiting/rows";
import { InLine, MyWaiting, peopleInLine, readLine, viewLine } from "../waiting/view";
import { Can } from "./can";
import { templateOf } from "../template/rows";
import { checklistOf, viewItem } from "./checklist";
import { follows } from "./followers";
import { LeadsTo, leadsTo } from "./leads-to";
import { linesOf } from "./lines";
import {
  ANSWERED_BY,
  BANDS,
  BOARD_STATES,
  boardState,
  CLAIM_STATES,
  CONTACT_WAYS,
  freeSeats,
  judgedByFlags,
  KINDS,
  RHYTHMS,
  standing,
  STANDINGS,
  takenSeats,
  WHY_NOT,
  type Claim,
} from "./opening";
import {
  looksAfter,
  mayChange,
  mayClaim,
  mayFollow,
  mayKeepTemplate,
  mayModerate,
  mayPutBack,
  mayTalkAbout,
  mayTick,
  mayWithdraw,
  type Judged,
} from "./policy";
import { claimsOn, latestClaimOf, notDoneOn } from "./rows";
import { shortOf } from "./shortage";

export const Contact = v.object({ way: v.picklist(CONTACT_WAYS), detail: v.nullable(v.string()) });

const ClaimView = v.object({
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

/** The fields of an opening that rows and pages share. */
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

export const OpeningView = v.object({
  ...OpeningFields,
  version: v.number(),
  /** How long the role is held; null: as long as somebody likes to. */
  term_months: v.nullable(v.number()),
  description_raw: v.string(),
  description_cooked: v.string(),
  /** The last day on which places can be asked for. */
  closes_on: v.nullable(v.string()),
  rate: v.nullable(v.string()),
  days: v.nullable(v.string()),
  needs: v.array(v.string()),
  ticks: v.array(v.string()),
  checklist: v.array(
    v.object({
      id: v.number(),
      text: v.string(),
      ticked_at: v.nullable(v.string()),
      ticked_by: v.nullable(Person),
    })
  ),
  contact_person: v.nullable(Person),
  /** The viewer is told when its details are there. */
  following: v.boolean(),
  /** The name under which others are begun from it. */
  template: v.nullable(v.string()),
  hidden: v.boolean(),
  /** The viewer made it, is its contact person, or is staff. */
  looks_after: v.boolean(),
  seat_kinds: v.array(SeatKindView),
  claims: v.array(ClaimView),
  /** What was not done, the latest first; for those who look after it. */
  not_done: v.array(ClaimView),
  /** The viewer's own, whatever came of it. */
  my_claim: v.nullable(ClaimView),
  /** Who is asked to stand in for the viewer, who holds a place. */
  stand_in: v.nullable(OwnStandIn),
  /** The viewer is asked to stand in for somebody. */
  asked_to_stand_in: v.nullable(AskedToStandIn),
  /** The co-ops in whose name the viewer may take a place. */
  my_coops: v.array(Coop),
  /** What the viewer has promised for the same days; said, and not in the way. */
  clashes: v.array(Clash),
  /** The viewer does as many things at once as they wanted to: said, and they may go on. */
  own_limit: v.nullable(Limit),
  /** Where it is answered with "I did it". */
  report: v.nullable(ReportView),
  /** What was handed in: for whoever receives it all of it, for everybody else their own. */
  things: v.array(ThingView),
  /** Where it is filed, for those who look after it. */
  filed_in: v.nullable(v.number()),
  /** Where copies are ordered. */
  copies: v.nullable(CopiesView),
  /** What was ordered: for whoever sends it all of it, for everybody else their own. */
  parcels: v.array(ParcelView),
  /** What it leads on to, where it is answered elsewhere and somebody knows. */
  leads_to: v.nullable(LeadsTo),
  /** Where something is entered, and some of it chosen. */
  contest: v.nullable(ContestView),
  entries: v.array(EntryView),
  /** The viewer's own, whatever came of it last. */
  my_application: v.nullable(ApplicationView),
  /** For the contact person alone; everybody else is shown none. */
  applications: v.array(ApplicationView),
  /** Whoever comes first takes what is free: nothing is held any more. */
  last_day: v.boolean(),
  /** Those who are asked or wait, in order; of a long line the first. */
  line: v.array(InLine),
  /** The viewer's own waiting, whatever came of it last. */
  my_waiting: v.nullable(MyWaiting),
  talk: v.nullable(v.object({ topic_id: v.number(), title: v.string(), replies: v.number() })),
  talk_on_its_way: v.boolean(),
  /** Help offered without an account, for the person it was offered to. */
  help: v.array(HelpView),
  /** Whether there is a team that sees offers where nobody else does; said to visitors. */
  team_there: v.boolean(),
  /** How it was left by those who held it. */
  handover: HandoverView,
  /** Each board's "Needed most" on which it may stand. */
  pins: v.array(PinView),
  /** Where it comes again: how often, and the next one. */
  ...SeriesView,
  /** The post that it was made from, for those who read it. */
  from_post: v.nullable(FromPostView),
  source: v.nullable(v.object({ plugin: v.string(), kind: v.string(), id: v.number() })),
  can: v.object({
    claim_opening: Can,
    apply_for_opening: Can,
    report_opening: Can,
    hand_in_thing: Can,
    order_copies: Can,
    enter_contest: Can,
    tell_choice: Can,
    join_waiting_list: Can,
    change_opening: Can,
    withdraw_opening: Can,
    put_back_opening: Can,
    talk_about_opening: Can,
    tick_checklist: Can,
    write_handover: Can,
    follow_opening: Can,
    keep_template: Can,
    hide_opening: Can,
    offer_help: Can,
    flag_text: Can,
  }),
});
export type OpeningView = v.InferOutput<typeof OpeningView>;

/** Claims shown on a page; above that faces of the first and a number. */
const CLAIMS_SHOWN = 60;

type TasksCx = Cx<TasksDatabase>;

const readTalk = (cx: TasksCx, topicId: number) =>
  cx.db
    .selectFrom("topics")
    .select(["id as topic_id", "title", sql<number>`greatest(posts_count - 1, 0)`.as("replies")])
    .where("id", "=", topicId)
    .where(seesTopic(cx.viewer, sql`${topicId}::bigint`))
    .executeTakeFirst();

/** What a row needs of an opening; a page has it all. */
type Shown = Pick<
  Judged,
  | Exclude<
      keyof typeof OpeningFields,
      "taken" | "done" | "offered" | "free" | "missing" | "short" | "standing" | "state" | "copies_left"
    >
  | "due_at"
  | "withdrawn_at"
  | "copies_stock"
  | "copies_ordered"
  | "tally"
> & { missing: number };

/** Shared by rows and pages, so that a seat is counted in one place. */
export function openingFields(opening: Shown, now: string) {
  const { id, kind, band, title, note, minutes_from, minutes_to, rhythm, time_words, seats, tally } = opening;
  const { answered_by, link, due_on, due_zone, from_on, to_on, place, remote, paid, category_id, revision } = opening;
  const { no_experience, skills, campaign, chat_first, minimum, waiting, missing, free_from } = opening;
  return {
    ...{ id, kind, band, title, note, minutes_from, minutes_to, rhythm, time_words, seats },
    ...{ answered_by, link, due_on, due_zone, from_on, to_on, place, remote, paid, category_id, revision },
    ...{ no_experience, skills, campaign, chat_first },
    taken: takenSeats(opening, tally),
    done: tally.done,
    offered: tally.offered,
    free: freeSeats(opening, tally),
    free_from,
    copies_left: copiesLeft(opening),
    ...{ waiting, minimum, missing },
    short: shortOf(opening, tally, missing, now),
    standing: standing(opening, tally, now),
    state: boardState(opening, tally, now),
  };
}

/** What a page says of an opening: read in three steps, since a round trip costs more than most of it. */
async function readPage(cx: TasksCx, opening: Judged) {
  const { viewer } = cx;
  const minds = looksAfter(viewer, opening);
  const lastClaim = viewer ? latestClaimOf(cx, opening.id, viewer.id) : Promise.resolve(undefined);
  const lastWaiting = viewer ? latestWaitingOf(cx, opening.id, viewer.id) : Promise.resolve(undefined);
  const page = await together({
    claims: claimsOn(cx, opening, CLAIMS_SHOWN, minds),
    notDone: minds ? notDoneOn(cx, opening.id, CLAIMS_SHOWN) : [],
    mine: lastClaim,
    standIns: lastClaim.then((mine) => readStandIns(cx, opening, mine)),
    clashes: lastClaim.then((mine) =>
      viewer && mine?.state !== "held" ? clashesWith({ ...cx, viewer }, opening) : []
    ),
    waiting: lastWaiting,
    line: lastWaiting.then((waiting) => readLine(cx, opening, waiting)),
    asked: readApplications(cx, opening),
    said: readSaid(cx, opening),
    things: readThings(cx, opening),
    parcels: readParcels(cx, opening),
    copies: viewCopies(cx, opening),
    contest: viewContest(cx, opening),
    leadsOn: leadsTo(cx, opening),
    entries: readEntries(cx, opening),
    checklist: checklistOf(cx, opening.id),
    limits: viewer ? readLimits(cx, viewer.id, opening) : { own: null, board: null },
    talk: opening.topic_id === null ? undefined : readTalk(cx, opening.topic_id),
    around: circumstances(cx),
    following: follows(cx, opening),
    template: templateOf(cx, opening.id),
    myCoops: ownCoops(cx),
    help: viewHelpOn(cx, opening),
    handover: viewHandover(cx, opening),
    pins: viewPins(cx, opening),
    fromPost: viewFromPost(cx, opening),
    flagging: flagVerdict(cx, "opening", opening.id, judgedByFlags(opening)),
  });
  const { claims, notDone, mine, waiting } = page;
  const rest = await together({
    people: readPeople(cx, [
      ...inStandIns(page.standIns),
      ...inApplications(page.asked).map(({ user_id }) => user_id),
      ...[...page.things, ...page.parcels, ...seenOf(cx, opening, page.entries)].map(({ user_id }) => user_id),
      ...page.checklist.flatMap(({ ticked_by }) => ticked_by ?? []),
      ...peopleInLine(page.line),
      ...[...claims, ...notDone].map(({ user_id }) => user_id),
      ...(mine ? [mine.user_id] : []),
      ...(opening.contact_user_id === null ? [] : [opening.contact_user_id]),
    ]),
    coopOf: readCoops(
      cx,
      [...claims, ...notDone, ...inApplications(page.asked), mine, waiting].map((held) => held?.coop_id ?? null)
    ),
    series: viewSeries(cx, opening, mine, page.limits),
  });
  return { ...page, ...rest };
}

/** @param opening as it stands after the act, in the same transaction */
export async function viewOpening(cx: TasksCx, opening: Judged): Promise<OpeningView> {
  const { viewer, now } = cx;
  const page = await readPage(cx, opening);
  const {
    claims,
    notDone,
    mine,
    waiting,
    line,
    asked,
    standIns,
    said,
    things,
    parcels,
    entries,
    limits,
    talk,
    around,
  } = page;
  const { people, coopOf } = page;
  const onItsWay = opening.topic_id === null && opening.talk_asked_at !== null;

  const viewClaim = (claim: Claim): v.InferOutput<typeof ClaimView> => ({
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

  return {
    ...openingFields({ ...opening, missing: missingSeats(opening, opening.tally, opening.kinds) }, now),
    version: opening.version,
    term_months: opening.term_months,
    description_raw: opening.description_raw,
    description_cooked: opening.description_cooked,
    closes_on: opening.closes_on,
    rate: opening.rate,
    days: opening.days,
    needs: linesOf(opening.needs),
    ticks: linesOf(opening.ticks),
    checklist: page.checklist.map((item) => viewItem(item, people)),
    contact_person: people.get(opening.contact_user_id ?? 0) ?? null,
    following: page.following,
    template: page.template,
    hidden: opening.hidden_at !== null,
    looks_after: looksAfter(viewer, opening),
    seat_kinds: viewKinds(opening),
    claims: claims.map(viewClaim),
    not_done: notDone.map(viewClaim),
    my_claim: mine ? viewClaim(mine) : null,
    ...viewStandIns(cx, opening, standIns, people),
    my_coops: page.myCoops,
    clashes: page.clashes,
    own_limit: isReached(limits.own) ? limits.own : null,
    report: viewReport(opening, said),
    things: viewThings(cx, opening, things, people),
    filed_in: looksAfter(viewer, opening) ? opening.filed_in : null,
    copies: page.copies,
    parcels: viewParcels(cx, opening, parcels, people),
    leads_to: page.leadsOn,
    contest: page.contest,
    entries: viewEntries(cx, opening, seenOf(cx, opening, entries), people),
    ...viewApplications(cx, opening, asked, { people, coopOf }),
    ...viewLine(cx, opening, line, { people, coopOf }),
    talk: talk ?? null,
    talk_on_its_way: onItsWay,
    help: page.help,
    team_there: around.team,
    handover: page.handover,
    pins: page.pins,
    from_post: page.fromPost,
    ...page.series,
    source:
      opening.source_plugin === null || opening.source_kind === null || opening.source_id === null
        ? null
        : { plugin: opening.source_plugin, kind: opening.source_kind, id: opening.source_id },
    can: can({
      claim_opening: allOf(
        mayClaimInLine(waiting, now),
        mayClaim(viewer, opening, mine?.state === "held", now),
        withinBoard(limits)
      ),
      apply_for_opening: allOf(
        mayApply(viewer, opening, { holds: mine?.state === "held", last: asked.mine }, now),
        withinBoard(limits)
      ),
      hand_in_thing: mayHandIn(viewer, opening, mine?.state === "held", now),
      ...verdictsOnContest(cx, opening, entries, mine?.state === "held"),
      order_copies: mayOrder(
        viewer,
        opening,
        {
          holds: mine?.state === "held",
          waits: parcels.some(({ user_id, state }) => user_id === viewer?.id && state === "ordered"),
        },
        now
      ),
      report_opening: mayReport(viewer, opening, said, now),
      join_waiting_list: mayJoinSome(viewer, opening, { holds: mine?.state === "held", last: waiting }, now),
      change_opening: mayChange(viewer, opening, now),
      withdraw_opening: mayWithdraw(viewer, opening, now),
      put_back_opening: mayPutBack(viewer, opening, now),
      talk_about_opening: mayTalkAbout(
        viewer,
        opening,
        opening.topic_id !== null ? "there" : onItsWay ? "on_its_way" : "no",
        now
      ),
      follow_opening: mayFollow(viewer, opening, now),
      keep_template: mayKeepTemplate(viewer, opening),
      tick_checklist: mayTick(viewer, opening, mine?.state === "held", now),
      write_handover: mayHandOver(viewer, opening, mine !== undefined, now),
      hide_opening: mayModerate(viewer),
      offer_help: mayOffer(viewer, opening, around),
      flag_text: page.flagging,
    }),
  };
}
