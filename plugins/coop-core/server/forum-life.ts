/** What becomes of the core's own rows when accounts go or are merged. Facts stay; only ids are rewritten. */
import { sql } from "kysely";
import type { Cx } from "./kernel/act";
import { forgetNotices } from "./notices";
import { forgetVisits } from "./visits/visit";
import { takeUp } from "./waits/put-off";

/** Somebody who is gone is not told anything any more, and what told of them by name is taken back. */
export async function userRemoved({ user_id }: { user_id: number }, cx: Cx): Promise<void> {
  await cx.db
    .deleteFrom("coop_due")
    .where("sort", "=", "order")
    .where("kind", "in", ["notify", "mail_digest", "mail_soon", "flag"])
    .where("state", "=", "waiting")
    .where(sql<boolean>`(data->>'user_id')::bigint = ${user_id}::bigint`)
    .execute();
  await cx.db.deleteFrom("coop_flags").where("user_id", "=", user_id).where("score_id", "is", null).execute();
  await takeUp(cx, user_id);
  await forgetVisits(cx, user_id);
  await forgetNotices(cx, { actor_id: user_id });
}

/** History goes on under the account that is left; where both had the same part in a fact, once is enough. */
export async function usersMerged(
  { source_user_id, target_user_id }: { source_user_id: number; target_user_id: number },
  cx: Cx
): Promise<void> {
  await cx.db
    .updateTable("coop_facts")
    .set({ actor_id: target_user_id })
    .where("actor_id", "=", source_user_id)
    .execute();
  await cx.db
    .deleteFrom("coop_fact_people as p")
    .where("p.user_id", "=", source_user_id)
    .where((e) =>
      e.exists(
        e
          .selectFrom("coop_fact_people as q")
          .select("q.fact_id")
          .whereRef("q.fact_id", "=", "p.fact_id")
          .whereRef("q.part", "=", "p.part")
          .where("q.user_id", "=", target_user_id)
      )
    )
    .execute();
  await cx.db
    .updateTable("coop_fact_people")
    .set({ user_id: target_user_id })
    .where("user_id", "=", source_user_id)
    .execute();
  await takeUp(cx, source_user_id);
  await forgetVisits(cx, source_user_id);
  await cx.db
    .updateTable("coop_flags")
    .set({ user_id: target_user_id })
    .where("user_id", "=", source_user_id)
    .execute();
}
