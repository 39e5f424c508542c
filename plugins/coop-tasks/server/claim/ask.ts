/** "Are you still on it?": asked once of whoever has been quiet, and what follows when no answer comes. */
import { nameOf, outOfNight, publishWaits, schedule, scheduleAll, takeBackMails, type Cx } from "coop-core/server";
import { tell, touch } from "../opening/changed";
import { standing, type Claim, type Opening } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { recordClaim } from "../opening/record";
import type { TasksDatabase } from "../tables";
import { answerBy } from "../waiting/times";
import { endClaim } from "./end";
import { ANSWER_DAYS, askAt, isQuiet } from "./quiet";
import { expectReminders } from "./remind";
import { beginToCount, findHolder, lockAnyClaim, updateClaim, type Holder } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;
type When = Pick<Opening, "kind" | "due_at" | "from_on" | "due_zone">;

/** Whoever cannot be asked now, since they are suspended or it is hidden, is looked for again after so long. */
const LATER = 7 * 24 * 60 * 60_000;
/** A forum that stood still so long has let nobody answer. */
const TOO_LATE = 12 * 60 * 60_000;

const quietDue = (claim_id: number, at: string) => ({
  kind: "claim_quiet",
  key: `tasks:claim-quiet:${claim_id}:${Date.parse(at)}`,
  at,
  data: { claim_id },
});

/** From when on these have been quiet; asked for with every sign of theirs and when the day moves. */
export async function expectWord(
  cx: TasksCx,
  opening: When,
  claims: readonly Pick<Claim, "id" | "heard_at">[]
): Promise<void> {
  await scheduleAll(
    cx,
    claims.flatMap(({ id, heard_at }) => {
      const at = heard_at === null ? null : askAt(opening, heard_at);
      return at === null ? [] : [quietDue(id, at)];
    })
  );
}

/** A sign of whoever holds it: nobody needs to ask. */
export async function hear(cx: TasksCx, opening: When & Pick<Opening, "id">, claim: Claim): Promise<void> {
  await updateClaim(cx, claim.id, { heard_at: cx.now, asked_at: null, ask_ends_at: null });
  if (claim.ask_ends_at !== null) {
    await takeBackMails(cx, `/board/${opening.id}`, [{ user_id: claim.user_id, until: claim.ask_ends_at }]);
    publishWaits(cx, [claim.user_id]);
  }
  await expectWord(cx, opening, [{ id: claim.id, heard_at: cx.now }]);
}

/** Somebody has been quiet: they are asked, by day. */
export async function claimQuiet({ claim_id }: { claim_id: number }, cx: JobCx): Promise<void> {
  const found = await lockAnyClaim(cx, claim_id);
  if (!found || !isQuiet(found.claim, found.opening, cx.now)) {
    return;
  }
  const holder = await findHolder(cx, found.claim, found.opening);
  if (!holder) {
    return schedule(cx, quietDue(claim_id, new Date(Date.parse(cx.now) + LATER).toISOString()));
  }
  const byDay = outOfNight(cx.now, holder.time_zone);
  if (Date.parse(byDay) > Date.parse(cx.now)) {
    return schedule(cx, quietDue(claim_id, byDay));
  }
  await ask(cx, found.opening, found.claim, holder);
}

async function ask(cx: JobCx, opening: Judged, claim: Claim, { time_zone }: Holder): Promise<void> {
  const until = answerBy(ANSWER_DAYS[opening.kind], cx.now, time_zone, opening.due_at);
  await updateClaim(cx, claim.id, { asked_at: cx.now, ask_ends_at: until });
  await recordClaim(cx, opening, claim, "claim_asked");
  await schedule(cx, {
    kind: "claim_unanswered",
    key: `tasks:claim-unanswered:${claim.id}:${Date.parse(cx.now)}`,
    at: until,
    data: { claim_id: claim.id, asked_at: cx.now },
  });
  await tell(cx, opening, "still_on_it", {
    key: `still-on-it:${claim.id}:${Date.parse(cx.now)}`,
    user_ids: [claim.user_id],
    until: new Map([[claim.user_id, until]]),
  });
  await touch(cx, opening);
  publishWaits(cx, [claim.user_id]);
}

/** No answer came: the place is open to others again, and both are told. */
export async function claimUnanswered(about: { claim_id: number; asked_at: string }, cx: JobCx): Promise<void> {
  const found = await lockAnyClaim(cx, about.claim_id);
  if (!found?.claim.asked_at || Date.parse(found.claim.asked_at) !== Date.parse(about.asked_at)) {
    return;
  }
  const { claim, opening } = found;
  const holder = await findHolder(cx, claim, opening);
  if (!holder || standing(opening, opening.tally, cx.now) === "ended") {
    return hear(cx, opening, claim);
  }
  if (Date.parse(cx.now) - Date.parse(claim.ask_ends_at!) > TOO_LATE) {
    return ask(cx, opening, claim, holder);
  }
  await endClaim(cx, opening, claim, "released", "went_quiet");
  await touch(cx, opening);
  await tell(cx, opening, "went_quiet", { key: `went-quiet:${claim.id}`, user_ids: [claim.user_id] });
  await tell(cx, opening, "went_quiet_theirs", {
    key: `went-quiet-theirs:${claim.id}`,
    user_ids: [opening.contact_user_id === claim.user_id ? null : opening.contact_user_id],
    values: { name: nameOf(cx, holder) },
  });
  publishWaits(cx, [claim.user_id, opening.contact_user_id]);
}

/** Once a day: places that were taken before anybody counted, or whose holder is another account now. */
export async function reconcileQuiet(cx: JobCx): Promise<void> {
  for (const { id, starts_at, ...opening } of await beginToCount(cx)) {
    await expectWord(cx, opening, [{ id, heard_at: cx.now }]);
    await expectReminders(cx, opening, [{ id, starts_at }]);
  }
}
