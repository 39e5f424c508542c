import { publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { endEveryClaim } from "../../claim/end";
import { nameOf, tell } from "../changed";
import { writeChecklist } from "../checklist";
import { forgetFollowers } from "../followers";
import { dropPins } from "../../pin/rows";
import { moderate } from "../moderate";
import { POLICY_REFUSALS } from "../policy";

export const deleteOpening = write({
  summary: "For staff: deletes an opening; its places are given back and its texts are blanked.",
  input: v.strictObject({ opening_id: schema.id }),
  output: v.object({ deleted: v.literal(true) }),
  refuses: { staff_only: POLICY_REFUSALS.staff_only },
  async run({ opening_id }, cx) {
    const opening = await moderate(cx, opening_id, "opening_deleted", {
      deleted_at: cx.now,
      ...{ title: "", note: null, description_raw: "", description_cooked: "", place: null, time_words: null },
      ...{ skills: "[]", campaign: null },
      ...{ rate: null, days: null, needs: null, ticks: null },
      answered_by: "not_yet",
      link: null,
    });
    await writeChecklist(cx, opening.id, []);
    await forgetFollowers(cx, opening.id);
    await dropPins(cx, opening.id, "all");
    const letGo = await endEveryClaim(cx, opening, "deleted");
    await tell(cx, opening, "withdrawn", {
      key: `deleted:${opening.id}`,
      user_ids: letGo,
      values: { name: nameOf(cx) },
      unnamed: true,
    });
    publishWaits(cx, [opening.contact_user_id, ...letGo]);
    return { deleted: true as const };
  },
});
