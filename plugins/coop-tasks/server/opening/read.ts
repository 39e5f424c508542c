/** What a page says of an opening, out of the tables. */
import { flagVerdict, readPeople, readUploads, seesTopic, together, type Cx } from "coop-core/server";
import { sql } from "kysely";
import { inApplications, readApplications } from "../application/view";
import { clashesWith } from "../clash/rows";
import { ownCoops, readCoops } from "../coop/coop";
import { readEntries, seenOf, viewContest } from "../entry/view";
import { viewFromPost } from "../from-post/from-post";
import { viewHandover } from "../handover/view";
import { circumstances } from "../help/circumstances";
import { viewHelpOn } from "../help/view";
import { readLimits } from "../limit/rows";
import { readParcels, viewCopies } from "../parcel/view";
import { viewPins } from "../pin/view";
import { readSaid } from "../report/rows";
import { viewSeries } from "../series/view";
import { inStandIns, readStandIns } from "../stand-in/view";
import type { TasksDatabase } from "../tables";
import { templateOf } from "../template/rows";
import { filingReaders, viewFiling } from "../thing/filing";
import { readThings } from "../thing/view";
import { latestWaitingOf } from "../waiting/rows";
import { peopleInLine, readLine } from "../waiting/view";
import { checklistOf } from "./checklist";
import { viewFlags } from "./flags-on-page";
import { follows } from "./followers";
import { leadsTo } from "./leads-to";
import { judgedByFlags } from "./opening";
import { looksAfter, type Judged } from "./policy";
import { claimsOn, latestClaimOf, notDoneOn } from "./rows";

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

/** In three steps, since a round trip costs more than most of what is read. */
export async function readPage(cx: TasksCx, opening: Judged) {
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
    filing: viewFiling(cx, opening),
    filingReaders: filingReaders(cx, opening),
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
  const entriesSeen = seenOf(cx, opening, page.entries);
  const rest = await together({
    people: readPeople(cx, [
      ...inStandIns(page.standIns),
      ...inApplications(page.asked).map(({ user_id }) => user_id),
      ...[...page.things, ...page.parcels, ...entriesSeen].map(({ user_id }) => user_id),
      ...page.checklist.flatMap(({ ticked_by }) => ticked_by ?? []),
      ...peopleInLine(page.line),
      ...[...claims, ...notDone].map(({ user_id }) => user_id),
      ...(mine ? [mine.user_id] : []),
      ...(opening.contact_user_id === null ? [] : [opening.contact_user_id]),
    ]),
    uploads: readUploads(
      cx,
      [...page.things, ...entriesSeen].map(({ upload_id }) => upload_id)
    ),
    coopOf: readCoops(
      cx,
      [...claims, ...notDone, ...inApplications(page.asked), mine, waiting].map((held) => held?.coop_id ?? null)
    ),
    flags: viewFlags(cx, { ...page, entries: entriesSeen }),
    series: viewSeries(cx, opening, mine, page.limits),
  });
  return { ...page, ...rest, entriesSeen };
}

export type Page = Awaited<ReturnType<typeof readPage>>;
