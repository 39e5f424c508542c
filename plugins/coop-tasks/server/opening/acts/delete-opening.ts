import { publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { endClaim } from "../../claim/end";
import { nameOf, tell } from "../changed";
import { moderate } from "../moderate";
import { POLICY_REFUSALS } from "../policy";
import { holdersOf } from "../rows";

export const deleteOpening = write({
  summary: "For staff: deletes an opening; its places are given back and its texts are blanked.",
  input: v.strictObject({ opening_id: schema.id }),
  output: v.object({ deleted: v.literal(true) }),
  refuses: { staff_only: POLICY_REFUSALS.staff_only },
  async run({ opening_id }, cx) {
    const opening = await moderate(cx, opening_id, "opening_deleted", {
      deleted_at: cx.now,
      ...{ title: "", note: null, description_raw: "", description_cooked: "", place: null, time_words: null },
      answered_by: "not_yet",
      link: null,
    });
    const holders = await holdersOf(cx, opening.id);
    for (const claim of holders) {
      await endClaim(cx, opening, claim, "released", "deleted");
    }
    await tell(cx, opening, "withdrawn", {
      key: `deleted:${opening.id}`,
      user_ids: holders.map(({ user_id }) => user_id),
      values: { name: nameOf(cx) },
      unnamed: true,
    });
    publishWaits(cx, [opening.contact_user_id, ...holders.map(({ user_id }) => user_id)]);
    return { deleted: true as const };
  },
});
