/** A claim ends: by whom and why is a fact, and its contact is blanked in time. */
import { record, schedule, type Cx } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import type { Claim, Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import { updateClaim } from "./rows";

/** Days after its end for which a contact is still seen by whom it was given to. */
const CONTACT_KEPT_DAYS = 30;

/** Why a place was given up; a code in the fact. */
export type EndReason =
  | "by_claimant"
  | "by_contact_person"
  | "withdrawn"
  | "moved"
  | "access_ended"
  | "deleted"
  | "account_removed"
  | "accounts_merged"
  | "category_removed";

/** The opening's row is locked by the caller. */
export async function endClaim(
  cx: Cx<TasksDatabase>,
  opening: Pick<Opening, "id" | "category_id">,
  claim: Pick<Claim, "id" | "user_id">,
  state: "done" | "released",
  reason: EndReason
): Promise<void> {
  await updateClaim(cx, claim.id, { state, ends_at: cx.now });
  await record(cx, {
    kind: state === "done" ? "claim_completed" : "claim_released",
    subject_kind: "opening",
    subject_id: opening.id,
    category_id: opening.category_id,
    data: { claim_id: claim.id, reason },
    people: [{ user_id: claim.user_id, part: "claimant" }],
  });
  await schedule(cx, {
    kind: "purge_contact",
    key: `tasks:purge-contact:${claim.id}`,
    at: Temporal.Instant.from(cx.now)
      .add({ hours: CONTACT_KEPT_DAYS * 24 })
      .toString(),
    data: { claim_id: claim.id },
  });
}

export async function purgeContact({ claim_id }: { claim_id: number }, cx: Cx<TasksDatabase>): Promise<void> {
  await updateClaim(cx, claim_id, { contact_detail: null, contact_for: null });
}
