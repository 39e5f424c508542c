import { demand, moderated, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { mayKeepTemplate, POLICY_REFUSALS } from "../../opening/policy";
import { recordOf } from "../../opening/record";
import { lockOpening } from "../../opening/rows";
import { OpeningView, viewNow } from "../../opening/view";
import { saveTemplate as keep } from "../rows";

export const saveTemplate = write({
  summary: "Keeps an opening as a template of its board, under a name; again, under another name.",
  input: v.strictObject({ opening_id: schema.id, name: schema.line(80) }),
  output: OpeningView,
  refuses: { not_yours_to_change: POLICY_REFUSALS.not_yours_to_change, ...TEXT_REFUSALS },
  async run({ opening_id, ...given }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayKeepTemplate(cx.viewer, opening));
    const { name } = await moderated(cx, given);
    await keep(cx, opening.id, name);
    await recordOf(cx, opening, "template_saved");
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
