/** Somebody holds a place from now on, by claiming it or by taking an offer. */
import { failpoint, publishWaits, record, type Cx, type Viewer } from "coop-core/server";
import { nameOf, tell, touch } from "../opening/changed";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import type { Claim } from "../opening/opening";
import { columnsOfTerm, newTerm, scheduleTerm } from "../term/term";
import { insertClaim } from "./rows";

type Given = Pick<Claim, "seat_kind_id" | "contact_way" | "contact_detail" | "contact_for">;

/** The opening's row is locked, and that there is a place was judged by the caller. */
export async function holdPlace(cx: Cx<TasksDatabase, Viewer>, opening: Judged, given: Given): Promise<void> {
  const term = newTerm(cx, opening);
  const claim_id = await insertClaim(cx, {
    opening_id: opening.id,
    user_id: cx.viewer.id,
    seat_kind_id: given.seat_kind_id,
    starts_at: cx.now,
    ends_at: null,
    begun_at: null,
    answered_at: opening.contact_user_id === cx.viewer.id ? cx.now : null,
    ...columnsOfTerm(term),
    contact_way: given.contact_way,
    contact_detail: given.contact_detail,
    contact_for: given.contact_for,
  });
  await scheduleTerm(cx, claim_id, term);
  await failpoint(cx, "claim-opening:claimed");
  await record(cx, {
    kind: "opening_claimed",
    subject_kind: "opening",
    subject_id: opening.id,
    category_id: opening.category_id,
    data: { claim_id },
    people: [{ user_id: cx.viewer.id, part: "claimant" }],
  });
  await touch(cx, opening);
  await tell(cx, opening, "claimed", {
    key: `claimed:${claim_id}`,
    user_ids: [opening.contact_user_id],
    values: { name: nameOf(cx) },
  });
  publishWaits(cx, [opening.contact_user_id, cx.viewer.id]);
}
