import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { openingForStaff, unhide } from "../moderate";
import { POLICY_REFUSALS } from "../policy";
import { OpeningView, viewNow } from "../view";

export const unhideOpening = write({
  summary: "For staff: shows a hidden opening again.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: { staff_only: POLICY_REFUSALS.staff_only },
  async run({ opening_id }, cx) {
    await unhide(cx, await openingForStaff(cx, opening_id), cx.viewer);
    return viewNow(cx, opening_id);
  },
});
