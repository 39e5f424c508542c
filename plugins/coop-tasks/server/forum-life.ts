/** The forum's life: what becomes of openings and claims when people and categories go. */
import { publishChange, type Cx } from "coop-core/server";
import { endClaim, type EndReason } from "./claim/end";

import { holdersOf, lockAnyOpening, updateOpening } from "./opening/rows";
import type { TasksDatabase } from "./tables";

type JobCx = Cx<TasksDatabase, null>;

const heldBy = (cx: JobCx, userId: number) =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("user_id", "=", userId)
    .where("state", "=", "held")
    .orderBy("opening_id")
    .execute();

async function giveBack(cx: JobCx, userId: number, reason: EndReason): Promise<void> {
  for (const claim of await heldBy(cx, userId)) {
    const opening = await lockAnyOpening(cx, claim.opening_id);
    if (opening) {
      await endClaim(cx, opening, claim, "released", reason);
      const version = await updateOpening(cx, opening.id, {});
      publishChange(cx, "opening", { id: opening.id, version, category_id: opening.category_id });
    }
  }
}

/** Deleted or anonymous: places are free again, contacts are gone, what they looked after has a gap. */
export async function userRemoved({ user_id }: { user_id: number }, cx: JobCx): Promise<void> {
  await giveBack(cx, user_id, "account_removed");
  await cx.db
    .updateTable("coop_claims")
    .set({ contact_detail: null, contact_for: null })
    .where((e) => e.or([e("user_id", "=", user_id), e("contact_for", "=", user_id)]))
    .execute();
  await cx.db
    .updateTable("coop_openings")
    .set({ contact_user_id: null })
    .where("contact_user_id", "=", user_id)
    .execute();
}

/** One account takes over another's; where both hold a place on one opening, one of the two is free again. */
export async function usersMerged(
  { source_user_id, target_user_id }: { source_user_id: number; target_user_id: number },
  cx: JobCx
): Promise<void> {
  const both = await heldBy(cx, target_user_id);
  for (const claim of await heldBy(cx, source_user_id)) {
    const opening = await lockAnyOpening(cx, claim.opening_id);
    if (opening && both.some(({ opening_id }) => opening_id === claim.opening_id)) {
      // The core has rewritten the facts already, so this one names the account that is left.
      await endClaim(cx, opening, { id: claim.id, user_id: target_user_id }, "released", "accounts_merged");
    }
  }
  await cx.db
    .updateTable("coop_claims")
    .set({ user_id: target_user_id })
    .where("user_id", "=", source_user_id)
    .execute();
  await cx.db
    .updateTable("coop_claims")
    .set({ contact_for: target_user_id })
    .where("contact_for", "=", source_user_id)
    .execute();
  await cx.db
    .updateTable("coop_openings")
    .set({ contact_user_id: target_user_id })
    .where("contact_user_id", "=", source_user_id)
    .execute();
  await cx.db
    .updateTable("coop_openings")
    .set({ created_by: target_user_id })
    .where("created_by", "=", source_user_id)
    .execute();
}

/** The board is gone, so nobody sees its openings; nobody is held to a promise they cannot find. */
export async function categoryRemoved({ category_id }: { category_id: number }, cx: JobCx): Promise<void> {
  const openings = await cx.db
    .selectFrom("coop_openings")
    .select("id")
    .where("category_id", "=", category_id)
    .where("withdrawn_at", "is", null)
    .orderBy("id")
    .execute();
  for (const { id } of openings) {
    const opening = await lockAnyOpening(cx, id);
    if (opening) {
      for (const claim of await holdersOf(cx, id)) {
        await endClaim(cx, opening, claim, "released", "category_removed");
      }
      await updateOpening(cx, id, { withdrawn_at: cx.now });
    }
  }
}

/** What raised no event: accounts and categories that are not there any more. */
export async function reconcile(cx: JobCx): Promise<void> {
  const goneUsers = await cx.db
    .selectFrom("coop_claims as c")
    .leftJoin("users as u", "u.id", "c.user_id")
    .select("c.user_id")
    .distinct()
    .where("c.state", "=", "held")
    .where("u.id", "is", null)
    .execute();
  for (const { user_id } of goneUsers) {
    await userRemoved({ user_id }, cx);
  }
  const goneCategories = await cx.db
    .selectFrom("coop_openings as o")
    .leftJoin("categories as k", "k.id", "o.category_id")
    .select("o.category_id")
    .distinct()
    .where("o.withdrawn_at", "is", null)
    .where("k.id", "is", null)
    .execute();
  for (const { category_id } of goneCategories) {
    await categoryRemoved({ category_id }, cx);
  }
}
