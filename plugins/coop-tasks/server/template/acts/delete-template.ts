import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { mayKeepTemplate, POLICY_REFUSALS } from "../../opening/policy";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { OpeningView, viewNow } from "../../opening/view";
import { removeTemplate } from "../rows";

export const deleteTemplate = write({
  summary: "An opening is a template no more; the opening itself stays.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: { not_yours_to_change: POLICY_REFUSALS.not_yours_to_change },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayKeepTemplate(cx.viewer, opening));
    if (await removeTemplate(cx, opening.id)) {
      await recordOf(cx, opening, "template_deleted");
      await touch(cx, opening);
    }
    return viewNow(cx, opening.id);
  },
});
