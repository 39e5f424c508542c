import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { openingForStaff, remove } from "../moderate";
import { POLICY_REFUSALS } from "../policy";

export const deleteOpening = write({
  summary: "For staff: deletes an opening; its places are given back and its texts are blanked.",
  input: v.strictObject({ opening_id: schema.id }),
  output: v.object({ deleted: v.literal(true) }),
  refuses: { staff_only: POLICY_REFUSALS.staff_only },
  async run({ opening_id }, cx) {
    await remove(cx, await openingForStaff(cx, opening_id), cx.viewer);
    return { deleted: true as const };
  },
});
