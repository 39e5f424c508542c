/** Two accounts that become one have done one thing once. */
import type { Cx } from "coop-core/server";
import { endClaim } from "../claim/end";
import { touch } from "../opening/changed";
import { lockAnyOpening } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { saidByBoth } from "./rows";

export async function reportsMerged(source: number, target: number, cx: Cx<TasksDatabase, null>): Promise<void> {
  for (const claim of await saidByBoth(cx, source, target)) {
    const opening = await lockAnyOpening(cx, claim.opening_id);
    if (opening) {
      // The core has rewritten the facts already, so this one names the account that is left.
      await endClaim(cx, opening, { ...claim, user_id: target }, "released", "accounts_merged");
      await touch(cx, opening);
    }
  }
}
