import { demand, failpoint, moderated, nameOf, no, schema, TEXT_REFUSALS, yes } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { holdPlace } from "../../claim/hold";
import { isReached } from "../../limit/limit";
import { lockLimits } from "../../limit/rows";
import { tell } from "../../opening/changed";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { chooseKind, KIND_REFUSALS } from "../../seat-kind/choose";
import { answerApplication } from "../end";
import { ANSWER_REFUSALS, mayApprove } from "../policy";
import { lockApplication } from "../rows";
import { applicationMoves } from "../rules";

export const approveApplication = write({
  summary: "The contact person says yes: whoever asked holds a place from now on, and is told.",
  input: v.strictObject({
    application_id: schema.id,
    /** A few words to go with it. */
    answer: v.optional(v.nullable(schema.text(2000)), null),
    /** Another kind of seat than was asked for, where that one is full. */
    seat_kind_id: v.optional(v.nullable(schema.id), null),
  }),
  output: OpeningView,
  refuses: {
    ...ANSWER_REFUSALS,
    ...applicationMoves.refusalsOf("approve_application"),
    ...openingMoves.refusalsOf("approve_application"),
    ...KIND_REFUSALS,
    their_board_limit: 409,
    ...TEXT_REFUSALS,
  },
  async run({ application_id, seat_kind_id, ...form }, cx) {
    const { application, opening } = await lockApplication(cx, application_id);
    demand(mayApprove(cx.viewer, application, opening, cx.now));
    // Their own limit was said to them when they asked.
    const { board } = await lockLimits(cx, application.user_id, opening);
    demand(isReached(board) ? no(409, "their_board_limit", { count: board.most }) : yes);
    const kind = chooseKind(opening, seat_kind_id ?? application.seat_kind_id);
    const { answer } = await moderated(cx, form);
    await answerApplication(cx, application, "approved", answer || null);
    await failpoint(cx, "approve-application:answered");
    await holdPlace(cx, opening, {
      user_id: application.user_id,
      coop_id: application.coop_id,
      seat_kind_id: kind,
      contact_way: application.contact_way,
      contact_detail: application.contact_detail,
      contact_for: application.contact_for,
    });
    await tell(cx, opening, "approved", {
      key: `approved:${application.id}`,
      user_ids: [application.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    return viewNow(cx, opening.id);
  },
});
