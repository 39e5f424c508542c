import { demand, moderated, nameOf, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { tell, touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { answerApplication } from "../end";
import { ANSWER_REFUSALS, mayDecline } from "../policy";
import { lockApplication } from "../rows";
import { applicationMoves } from "../rules";

export const declineApplication = write({
  summary: "The contact person says no, kindly and in words, which whoever asked reads alone.",
  input: v.strictObject({ application_id: schema.id, answer: v.pipe(schema.text(2000), v.minLength(1)) }),
  output: OpeningView,
  refuses: { ...ANSWER_REFUSALS, ...applicationMoves.refusalsOf("decline_application"), ...TEXT_REFUSALS },
  async run({ application_id, ...form }, cx) {
    const { application, opening } = await lockApplication(cx, application_id);
    demand(mayDecline(cx.viewer, application, opening));
    const { answer } = await moderated(cx, form);
    await answerApplication(cx, application, "declined", answer);
    await touch(cx, opening);
    await tell(cx, opening, "answered", {
      key: `answered:${application.id}`,
      user_ids: [application.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    return viewNow(cx, opening.id);
  },
});
