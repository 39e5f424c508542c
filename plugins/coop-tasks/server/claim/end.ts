/** A claim ends: by whom and why is a fact, and its contact is blanked in time. */
import { publishWaits, schedule, takeBackMails, type Cx } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import type { Claim, Opening, WhyNot } from "../opening/opening";
import { tellWatchers } from "../opening/watch";
import { recordClaim } from "../opening/record";
import { holdersOf, recount } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { endStandInsFor } from "../stand-in/rows";
import { seatFreed } from "../waiting/next";
import { noMoreReminders } from "./remind";
import { updateClaim } from "./rows";

/** Days after its end for which a contact is still seen by whom it was given to. */
const CONTACT_KEPT_DAYS = 30;

/** Why a place was given up; a code in the fact. */
export type EndReason =
  | "by_claimant"
  /** Or another who looks after it. */
  | "by_contact_person"
  /** It goes over to somebody who stands in. */
  | "stood_in"
  | "went_quiet"
  | "withdrawn"
  | "moved"
  | "access_ended"
  | "deleted"
  | "account_removed"
  | "accounts_merged"
  | "category_removed"
  | "term_ended"
  /** What was given was no such thing, as staff found. */
  | "taken_down"
  /** "That was not me". */
  | "not_theirs";

type TasksCx = Cx<TasksDatabase>;
type Ended = Pick<Opening, "id" | "category_id" | "kind" | "created_at" | "due_at">;
type EndedClaim = Pick<Claim, "id" | "user_id" | "ask_ends_at">;
type Ending =
  | readonly [state: "done" | "released", reason: EndReason, why_not?: null]
  | readonly [state: "not_done", reason: EndReason, why_not: WhyNot];

const FACTS = { done: "claim_completed", not_done: "claim_not_done", released: "claim_released" } as const;

/**
 * The one place through which every end of a claim passes, several at once too,
 * so that what follows from a free place follows once: it is offered to the next
 * in line. The opening's row is locked by the caller; where it leaves the board or
 * moves, that is written first.
 * @returns how many of those who wait were asked
 */
export async function endClaims(
  cx: TasksCx,
  opening: Ended,
  claims: readonly EndedClaim[],
  ...[state, reason, why_not]: Ending
): Promise<number> {
  for (const claim of claims) {
    await updateClaim(cx, claim.id, {
      ...{ state, why_not: why_not ?? null, ends_at: cx.now, leaving_since: null },
      ...{ asked_at: null, ask_ends_at: null, minutes: null },
    });
    await recordClaim(cx, opening, claim, FACTS[state], { reason });
    await schedule(cx, {
      kind: "purge_contact",
      key: `tasks:purge-contact:${claim.id}`,
      at: Temporal.Instant.from(cx.now)
        .add({ hours: CONTACT_KEPT_DAYS * 24 })
        .toString(),
      data: { claim_id: claim.id },
    });
  }
  const askedInVain = await endStandInsFor(
    cx,
    claims.map(({ id }) => id)
  );
  publishWaits(cx, askedInVain);
  await takeBackMails(
    cx,
    `/board/${opening.id}`,
    claims.flatMap(({ user_id, ask_ends_at: until }) => (until === null ? [] : [{ user_id, until }]))
  );
  await noMoreReminders(cx, opening, claims);
  // What was done in a task stays done; nobody else can have that place.
  const frees = claims.length > 0 && reason !== "stood_in" && (state !== "done" || opening.kind === "role");
  const asked = frees ? await seatFreed(cx, opening) : 0;
  if (frees && asked === 0) {
    // Who comes and goes all day is told of once.
    await tellWatchers(cx, opening, `${opening.id}:${claims[0]!.user_id}:${cx.now.slice(0, 10)}`, reason);
  }
  await recount(cx, opening.id);
  return asked;
}

export const endClaim = (cx: TasksCx, opening: Ended, claim: EndedClaim, ...ending: Ending): Promise<number> =>
  endClaims(cx, opening, [claim], ...ending);

/** Lets everybody go who holds a place. @returns their ids */
export async function endEveryClaim(cx: TasksCx, opening: Ended, reason: EndReason): Promise<number[]> {
  const holders = await holdersOf(cx, opening.id);
  await endClaims(cx, opening, holders, "released", reason);
  return holders.map(({ user_id }) => user_id);
}

export async function purgeContact({ claim_id }: { claim_id: number }, cx: TasksCx): Promise<void> {
  await updateClaim(cx, claim_id, { contact_detail: null, contact_for: null });
}
