/** Somebody goes at the end of their term, or stays: the place is on the board before they leave. */
import { publishWaits, type Cx } from "coop-core/server";
import { updateClaim } from "../claim/rows";
import { touch } from "../opening/changed";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { recordClaim } from "../opening/record";
import type { TasksDatabase } from "../tables";
import { seatFreed } from "../waiting/next";

/** The opening's row is locked. The place is offered along the line, as every place that comes free. */
export async function leaveAtEnd(cx: Cx<TasksDatabase>, opening: Judged, claim: Claim): Promise<void> {
  await updateClaim(cx, claim.id, { leaving_since: cx.now });
  await recordClaim(cx, opening, claim, "term_vacant");
  await seatFreed(cx, opening);
  await touch(cx, opening);
  publishWaits(cx, [claim.user_id]);
}
