/** The forum's life: what becomes of openings and claims when people and categories go. */
import { isSeenByUser, type Cx } from "coop-core/server";
import { sql } from "kysely";
import { endApplications } from "./application/end";
import { applicantRemoved, applicantsMerged, reconcileApplications } from "./application/forum-life";
import { keeperRemoved, keepersMerged } from "./board/forum-life";
import { deleteBoard, lostBoards } from "./board/rows";
import { reconcileQuiet } from "./claim/ask";
import { endClaim, endEveryClaim, type EndReason } from "./claim/end";
import { authorRemoved, authorsMerged } from "./handover/rows";
import { forgetLists } from "./bulk/rows";
import { recountGiven } from "./given/totals";
import { forgetGiven, givenMerged } from "./given/rows";
import { helperRemoved, helpersMerged, reconcileHelp, settleStranded } from "./help/forum-life";
import { tell, touch } from "./opening/changed";
import type { Claim } from "./opening/opening";
import { followerRemoved, followersMerged } from "./opening/followers";
import type { Judged } from "./opening/policy";
import { holdersOf, lockAnyOpening, recount, updateOpening } from "./opening/rows";
import { reconcileShortage } from "./opening/tell-shortage";
import { forgetSettled, mergeSettled } from "./person/rows";
import { endEntries, entrantRemoved, entrantsMerged, reconcileEntries } from "./entry/end";
import { endParcels } from "./parcel/end";
import { recipientRemoved, recipientsMerged, reconcileParcels } from "./parcel/forum-life";
import { reportsMerged } from "./report/forum-life";
import { endSeriesIn, keeperOfSeriesRemoved, keepersOfSeriesMerged, reconcileSeries } from "./series/forum-life";
import type { TasksDatabase } from "./tables";
import { standInRemoved, standInsMerged } from "./stand-in/rows";
import { forgetThingsIn, giverRemoved, reconcileThings } from "./thing/end";
import { giversMerged } from "./thing/rows";
import { endLine } from "./waiting/end";
import { forgetContactsFor, leaveLine, mergeInLine, reconcileLine, waitingOf } from "./waiting/forum-life";
import { templatesMerged } from "./template/rows";

type JobCx = Cx<TasksDatabase, null>;

const heldBy = (cx: JobCx, userId: number) =>
  cx.db
    .selectFrom("coop_claims")
    .selectAll()
    .where("user_id", "=", userId)
    .where("state", "=", "held")
    .orderBy("opening_id")
    .execute();

/** Nobody is let go silently, though they cannot look there any more. */
const tellLetGo = (cx: JobCx, opening: Judged, which: number | "all", user_ids: number[]): Promise<void> =>
  tell(cx, opening, "board_gone", {
    key: `board-gone:${opening.id}:${which}`,
    user_ids,
    actor_id: null,
    unnamed: true,
  });

/** Ends one claim if it is still held once the opening's row is locked; open pages ask again. */
async function letGo(cx: JobCx, claim: Claim, reason: EndReason, user_id = claim.user_id): Promise<void> {
  const opening = await lockAnyOpening(cx, claim.opening_id);
  const held = opening && (await holdersOf(cx, opening.id)).some(({ id }) => id === claim.id);
  if (held) {
    await endClaim(cx, opening, { ...claim, user_id }, "released", reason);
    await touch(cx, opening);
    if (reason === "access_ended") {
      await tellLetGo(cx, opening, claim.id, [user_id]);
    }
  }
}

/** Deleted or anonymous: places are free again, contacts are gone, what they looked after has a gap. */
export async function userRemoved({ user_id }: { user_id: number }, cx: JobCx): Promise<void> {
  for (const waiting of await waitingOf(cx, user_id)) {
    await leaveLine(cx, waiting, "account_removed");
  }
  for (const claim of await heldBy(cx, user_id)) {
    await letGo(cx, claim, "account_removed");
  }
  await forgetContactsFor(cx, user_id);
  await cx.db
    .updateTable("coop_claims")
    .set({ contact_detail: null, contact_for: null })
    .where((e) => e.or([e("user_id", "=", user_id), e("contact_for", "=", user_id)]))
    .execute();
  await cx.db
    .updateTable("coop_claims")
    .set({ why_not: "unsaid" })
    .where("user_id", "=", user_id)
    .where("state", "=", "not_done")
    .execute();
  await giverRemoved(cx, user_id);
  await followerRemoved(cx, user_id);
  await authorRemoved(cx, user_id);
  await cx.db.updateTable("coop_checklist_items").set({ ticked_by: null }).where("ticked_by", "=", user_id).execute();
  await cx.db
    .updateTable("coop_openings")
    .set({ contact_user_id: null })
    .where("contact_user_id", "=", user_id)
    .execute();
  await keeperOfSeriesRemoved(cx, user_id);
  await standInRemoved(cx, user_id);
  await applicantRemoved(user_id, cx);
  await recipientRemoved(user_id, cx);
  await entrantRemoved(cx, user_id);
  await helperRemoved(user_id, cx);
  await keeperRemoved(user_id, cx);
  await forgetGiven(cx, user_id);
  await forgetLists(cx, user_id);
  await forgetSettled(cx, user_id);
}

/** One account takes over another's; where both hold a place on one opening, one of the two is free again. */
export async function usersMerged(
  { source_user_id, target_user_id }: { source_user_id: number; target_user_id: number },
  cx: JobCx
): Promise<void> {
  const both = await heldBy(cx, target_user_id);
  for (const claim of await heldBy(cx, source_user_id)) {
    if (both.some(({ opening_id }) => opening_id === claim.opening_id)) {
      // The core has rewritten the facts already, so this one names the account that is left.
      await letGo(cx, claim, "accounts_merged", target_user_id);
    }
  }
  await giversMerged(cx, source_user_id, target_user_id);
  await reportsMerged(source_user_id, target_user_id, cx);
  await mergeInLine(cx, source_user_id, target_user_id);
  await cx.db
    .updateTable("coop_claims")
    // What was asked of the account that is gone was not asked of the one that is left.
    .set({ user_id: target_user_id, heard_at: null, asked_at: null, ask_ends_at: null })
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
  await authorsMerged(cx, source_user_id, target_user_id);
  await cx.db
    .updateTable("coop_claims")
    .set({ contact_kept_from: target_user_id })
    .where("contact_kept_from", "=", source_user_id)
    .execute();
  await followersMerged(cx, source_user_id, target_user_id);
  await templatesMerged(cx, source_user_id, target_user_id);
  await cx.db
    .updateTable("coop_checklist_items")
    .set({ ticked_by: target_user_id })
    .where("ticked_by", "=", source_user_id)
    .execute();
  await cx.db
    .updateTable("coop_openings")
    .set({ created_by: target_user_id })
    .where("created_by", "=", source_user_id)
    .execute();
  await keepersOfSeriesMerged(cx, source_user_id, target_user_id);
  await standInsMerged(cx, source_user_id, target_user_id);
  await applicantsMerged(source_user_id, target_user_id, cx);
  await recipientsMerged(source_user_id, target_user_id, cx);
  await entrantsMerged(cx, source_user_id, target_user_id);
  await helpersMerged(source_user_id, target_user_id, cx);
  await keepersMerged(source_user_id, target_user_id, cx);
  await forgetLists(cx, source_user_id);
  await givenMerged(cx, source_user_id, target_user_id);
  await mergeSettled(cx, source_user_id, target_user_id);
}

/** The board is gone, so nobody sees its openings; nobody is held to a promise they cannot find. */
export async function categoryRemoved({ category_id }: { category_id: number }, cx: JobCx): Promise<void> {
  await deleteBoard(cx, category_id);
  await endSeriesIn(cx, category_id);
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
      await updateOpening(cx, id, { withdrawn_at: cx.now });
      await tellLetGo(cx, opening, "all", await endEveryClaim(cx, opening, "category_removed"));
      await endLine(cx, opening, "category_removed", { unnamed: true });
      await endApplications(cx, opening, "category_removed", { unnamed: true });
      await endParcels(cx, opening, "category_removed", { unnamed: true });
      await endEntries(cx, opening, "category_removed");
    }
  }
  await forgetThingsIn(cx, category_id);
  await settleStranded(cx);
}

/** What raised no event: accounts and categories that are gone, and people who see a board no more. */
export async function reconcile(cx: JobCx): Promise<void> {
  await reconcileHelp(cx);
  const shutOut = await cx.db
    .selectFrom("coop_claims as c")
    .innerJoin("coop_openings as o", "o.id", "c.opening_id")
    .innerJoin("users", "users.id", "c.user_id")
    .innerJoin("categories as k", "k.id", "o.category_id")
    .selectAll("c")
    .where("c.state", "=", "held")
    .where((e) => e.not(isSeenByUser(cx, sql.ref("o.category_id"))))
    .orderBy("c.opening_id")
    .execute();
  for (const claim of shutOut) {
    await letGo(cx, claim, "access_ended");
  }
  await reconcileLine(cx);
  await reconcileApplications(cx);
  await reconcileEntries(cx);
  await reconcileThings(cx);
  await reconcileParcels(cx);
  await reconcileQuiet(cx);
  await reconcileShortage(cx);
  await reconcileSeries(cx);
  const goneUsers = await cx.db
    .selectFrom(
      cx.db
        .selectFrom("coop_claims")
        .select("user_id")
        .where("state", "=", "held")
        .union(cx.db.selectFrom("coop_waiting").select("user_id").where("ended_at", "is", null))
        .union(
          cx.db
            .selectFrom("coop_handovers")
            .select((e) => e.ref("user_id").$notNull().as("user_id"))
            .where("user_id", "is not", null)
        )
        .as("c")
    )
    .leftJoin("users as u", "u.id", "c.user_id")
    .select("c.user_id")
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
  for (const category_id of [...goneCategories.map((gone) => gone.category_id), ...(await lostBoards(cx))]) {
    await categoryRemoved({ category_id }, cx);
  }
  await recount(cx);
  await recountGiven(cx);
}
