/** What falls due for a term: a question, the place on the board, a last word, the end. Late is never too late. */
import { publishWaits, type Cx } from "coop-core/server";
import { endClaim } from "../claim/end";
import { updateClaim } from "../claim/rows";
import { tell, touch } from "../opening/changed";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { leaveAtEnd } from "./leave";

type JobCx = Cx<TasksDatabase, null>;

interface OfATerm {
  claim_id: number;
  ends_at: string;
}

interface Held {
  claim: Claim;
  opening: Judged;
}

/** The claim with its opening locked, if it is held and this is still the end of its term. */
async function lockIfMeant(cx: JobCx, { claim_id, ends_at }: OfATerm): Promise<Held | undefined> {
  const claimOf = () => cx.db.selectFrom("coop_claims").selectAll().where("id", "=", claim_id).executeTakeFirst();
  const seen = await claimOf();
  const opening = seen && (await lockAnyOpening(cx, seen.opening_id));
  const claim = opening && (await claimOf());
  return claim?.state === "held" && claim.term_ends_at && Date.parse(claim.term_ends_at) === Date.parse(ends_at)
    ? { claim, opening: opening! }
    : undefined;
}

/** Whoever holds it, and whoever looks after it where that is somebody else. */
const tellBoth = async (cx: JobCx, { claim, opening }: Held, what: string): Promise<void> => {
  const key = `${what.replaceAll("_", "-")}:${claim.id}:${Date.parse(claim.term_ends_at!)}`;
  await tell(cx, opening, what, { key, user_ids: [claim.user_id] });
  if (opening.contact_user_id !== claim.user_id) {
    await tell(cx, opening, `${what}_contact`, { key: `${key}:contact`, user_ids: [opening.contact_user_id] });
  }
};

/** Would they like to stay another term? */
export async function termAsked(about: OfATerm, cx: JobCx): Promise<void> {
  const held = await lockIfMeant(cx, about);
  if (held && held.claim.leaving_since === null) {
    await updateClaim(cx, held.claim.id, { term_asked_at: cx.now });
    await tell(cx, held.opening, "term_asked", {
      key: `term-asked:${held.claim.id}:${Date.parse(about.ends_at)}`,
      user_ids: [held.claim.user_id],
    });
    await touch(cx, held.opening);
    publishWaits(cx, [held.claim.user_id]);
  }
}

/** Nobody said that they stay, so the place stands on the board while they hold it still. */
export async function termVacant(about: OfATerm, cx: JobCx): Promise<void> {
  const held = await lockIfMeant(cx, about);
  if (held && held.claim.leaving_since === null) {
    await leaveAtEnd(cx, held.opening, held.claim);
    await tellBoth(cx, held, "term_vacant");
  }
}

export async function termLastWord(about: OfATerm, cx: JobCx): Promise<void> {
  const held = await lockIfMeant(cx, about);
  if (held) {
    await tellBoth(cx, held, "term_last_word");
  }
}

export async function termEnds(about: OfATerm, cx: JobCx): Promise<void> {
  const held = await lockIfMeant(cx, about);
  if (held) {
    await endClaim(cx, held.opening, held.claim, "done", "term_ended");
    await touch(cx, held.opening);
    await tellBoth(cx, held, "term_ended");
    publishWaits(cx, [held.claim.user_id, held.opening.contact_user_id]);
  }
}
