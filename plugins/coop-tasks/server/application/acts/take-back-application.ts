import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { takeBack } from "../end";
import { mayTakeBack, TAKE_BACK_REFUSALS } from "../policy";
import { lockApplication } from "../rows";
import { applicationMoves } from "../rules";

export const takeBackApplication = write({
  summary: "Whoever asked for a place does so no longer; what they wrote is deleted at once.",
  input: v.strictObject({ application_id: schema.id }),
  output: OpeningView,
  refuses: { ...TAKE_BACK_REFUSALS, ...applicationMoves.refusalsOf("take_back_application") },
  async run({ application_id }, cx) {
    const { application, opening } = await lockApplication(cx, application_id);
    demand(mayTakeBack(cx.viewer, application));
    await takeBack(cx, application);
    await touch(cx, opening);
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
