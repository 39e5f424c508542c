/** What a viewer is shown of one opening, with what they can do and why not. */
import { Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { ApplicationView, viewApplications } from "../application/view";
import { ClaimView, viewClaim } from "../claim/view";
import { Clash } from "../clash/view";
import { Coop } from "../coop/coop";
import { ContestView, EntryView, seenOf, viewEntries } from "../entry/view";
import { FromPostView } from "../from-post/from-post";
import { HandoverView } from "../handover/view";
import { HelpView } from "../help/view";
import { isReached, Limit } from "../limit/limit";
import { CopiesView, ParcelView, viewParcels } from "../parcel/view";
import { PinView } from "../pin/view";
import { ReportView, viewReport } from "../report/view";
import { missingSeats } from "../seat-kind/seat-kind";
import { SeatKindView, viewKinds } from "../seat-kind/view";
import { SeriesView } from "../series/view";
import { AskedToStandIn, OwnStandIn, viewStandIns } from "../stand-in/view";
import type { TasksDatabase } from "../tables";
import { FilingView } from "../thing/filing";
import { ThingView, viewThings } from "../thing/view";
import { InLine, MyWaiting, viewLine } from "../waiting/view";
import { viewItem } from "./checklist";
import { OpeningFields, openingFields } from "./fields";
import { FlagsView } from "./flags-on-page";
import { LeadsTo } from "./leads-to";
import { linesOf } from "./lines";
import type { Claim } from "./opening";
import { looksAfter, type Judged } from "./policy";
import { readPage } from "./read";
import { findOpening } from "./rows";
import { OpeningCan, talkState, verdictsOn } from "./verdicts";

export const OpeningView = v.object({
  ...OpeningFields,
  version: v.number(),
  /** How long the role is held; null: as long as somebody likes to. */
  term_months: v.nullable(v.number()),
  description_raw: v.string(),
  description_cooked: v.string(),
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
  filed_under: v.nullable(v.number()),
  /** Where that is, and who reads it there. */
  filing: v.nullable(FilingView),
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
  /** Others' texts on the page that the viewer may flag, or has. */
  flags: FlagsView,
  /** The post that it was made from, for those who read it. */
  from_post: v.nullable(FromPostView),
  source: v.nullable(v.object({ plugin: v.string(), kind: v.string(), id: v.number() })),
  can: OpeningCan,
});
export type OpeningView = v.InferOutput<typeof OpeningView>;

/** @param opening as it stands after the act, in the same transaction */
export async function viewOpening(cx: Cx<TasksDatabase>, opening: Judged): Promise<OpeningView> {
  const page = await readPage(cx, opening);
  const { people, mine } = page;
  const show = (claim: Claim) => viewClaim(cx, opening, claim, page);

  return {
    ...openingFields({ ...opening, missing: missingSeats(opening, opening.tally, opening.kinds) }, cx.now),
    version: opening.version,
    term_months: opening.term_months,
    description_raw: opening.description_raw,
    description_cooked: opening.description_cooked,
    rate: opening.rate,
    days: opening.days,
    needs: linesOf(opening.needs),
    ticks: linesOf(opening.ticks),
    checklist: page.checklist.map((item) => viewItem(item, people)),
    contact_person: people.get(opening.contact_user_id ?? 0) ?? null,
    following: page.following,
    template: page.template,
    hidden: opening.hidden_at !== null,
    looks_after: looksAfter(cx.viewer, opening),
    seat_kinds: viewKinds(opening),
    claims: page.claims.map(show),
    not_done: page.notDone.map(show),
    my_claim: mine ? show(mine) : null,
    ...viewStandIns(cx, opening, page.standIns, page),
    my_coops: page.myCoops,
    clashes: page.clashes,
    own_limit: isReached(page.limits.own) ? page.limits.own : null,
    report: viewReport(opening, page.said),
    things: viewThings(cx, opening, page.things, people, page.uploads, page.filing, page.filingReaders),
    filed_in: looksAfter(cx.viewer, opening) ? opening.filed_in : null,
    filed_under: looksAfter(cx.viewer, opening) ? opening.filed_under : null,
    filing: page.filing,
    copies: page.copies,
    parcels: viewParcels(cx, opening, page.parcels, people),
    leads_to: page.leadsOn,
    contest: page.contest,
    entries: viewEntries(cx, opening, page.entriesSeen, people, page.uploads),
    ...viewApplications(cx, opening, page.asked, page),
    ...viewLine(cx, opening, page.line, page),
    talk: page.talk ?? null,
    talk_on_its_way: talkState(opening) === "on_its_way",
    help: page.help,
    team_there: page.around.team,
    handover: page.handover,
    pins: page.pins,
    flags: page.flags,
    from_post: page.fromPost,
    ...page.series,
    source:
      opening.source_plugin === null || opening.source_kind === null || opening.source_id === null
        ? null
        : { plugin: opening.source_plugin, kind: opening.source_kind, id: opening.source_id },
    can: verdictsOn(cx, opening, page),
  };
}

/** The view as it stands after the act. */
export const viewNow = async (cx: Cx<TasksDatabase>, id: number): Promise<OpeningView> =>
  viewOpening(cx, await findOpening(cx, id));
