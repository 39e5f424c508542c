/** Somebody holds a place from now on: by claiming it, by taking an offer, or because it was given to them. */
import { failpoint, nameOf, publishWaits, type Cx, type Viewer } from "coop-core/server";
import { readCoops } from "../coop/coop";
import { tell, touch } from "../opening/changed";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import type { Claim } from "../opening/opening";
import { recordOf } from "../opening/record";
import { columnsOfTerm, newTerm, scheduleTerm } from "../term/term";
import type { Term } from "../term/times";
import { expectWord } from "./ask";
import { expectReminders } from "./remind";
import { insertClaim } from "./rows";

type Given = Pick<Claim, "coop_id" | "seat_kind_id" | "contact_way" | "contact_detail" | "contact_for">;

/**
 * The opening's row is locked, and that there is a place was judged by the caller.
 * @param given with the term, where it is not a new one
 * @returns the claim's id
 */
export async function holdPlace(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Judged,
  { term = newTerm(cx, opening), ...given }: Given & { user_id: number; term?: Term | null }
): Promise<number> {
  const claim_id = await insertClaim(cx, {
    opening_id: opening.id,
    user_id: given.user_id,
    coop_id: given.coop_id,
    seat_kind_id: given.seat_kind_id,
    starts_at: cx.now,
    ends_at: null,
    begun_at: null,
    heard_at: cx.now,
    answered_at: opening.contact_user_id === cx.viewer.id ? cx.now : null,
    ...columnsOfTerm(term),
    contact_way: given.contact_way,
    contact_detail: given.contact_detail,
    contact_for: given.contact_for,
  });
  await scheduleTerm(cx, claim_id, term);
  await failpoint(cx, "claim-opening:claimed");
  await recordOf(cx, opening, "opening_claimed", {
    data: given.coop_id === null ? { claim_id } : { claim_id, coop_id: given.coop_id },
    people: [{ user_id: given.user_id, part: "claimant" }],
  });
  await expectWord(cx, opening, [{ id: claim_id, heard_at: cx.now }]);
  await expectReminders(cx, opening, [{ id: claim_id, starts_at: cx.now }]);
  await touch(cx, opening);
  publishWaits(cx, [opening.contact_user_id, given.user_id]);
  return claim_id;
}

/** For the viewer themselves; the contact person is told. */
export async function takePlace(cx: Cx<TasksDatabase, Viewer>, opening: Judged, given: Given): Promise<void> {
  const claim_id = await holdPlace(cx, opening, { ...given, user_id: cx.viewer.id });
  const coop = (await readCoops(cx, [given.coop_id]))(given.coop_id);
  await tell(cx, opening, coop ? "claimed_for" : "claimed", {
    key: `claimed:${claim_id}`,
    user_ids: [opening.contact_user_id],
    values: { name: nameOf(cx, cx.viewer), ...(coop && { coop: coop.name }) },
  });
}
