import { demand, schema, wrongField } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { COOP_REFUSALS, CoopInput, mayActFor } from "../../coop/coop";
import { contactColumns, ContactInput } from "../../claim/contact";
import { touch } from "../../opening/changed";
import { recordOf } from "../../opening/record";
import { latestClaimOf, lockOpening } from "../../opening/rows";
import { answerMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { runOut, scheduleEnds } from "../due";
import { mayJoin } from "../policy";
import { insertWaiting, latestWaitingOf } from "../rows";
import { lineMoves, movesInLine } from "../rules";

export const joinWaitingList = write({
  summary: "Waits for a place, in order of arrival. The way of contact goes with the place, and nobody sees it before.",
  input: v.strictObject({
    opening_id: schema.id,
    /** The kind of place that is waited for; null: whichever comes free. */
    seat_kind_id: v.optional(v.nullable(schema.id), null),
    coop_id: CoopInput,
    contact: ContactInput,
    /** Each line that is to be ticked, as it stands: then taking the place is one press. */
    ticked: v.optional(v.array(v.string()), []),
  }),
  output: OpeningView,
  refuses: {
    ...movesInLine.refusalsOf("join_waiting_list"),
    ...lineMoves.refusalsOf("join_waiting_list"),
    ...answerMoves.refusalsOf("join_waiting_list"),
    already_held: 409,
    ...TICK_REFUSALS,
    ...COOP_REFUSALS,
    no_such_kind: 422,
  },
  async run({ opening_id, seat_kind_id, coop_id, contact, ticked }, cx) {
    const opening = await lockOpening(cx, opening_id);
    if (seat_kind_id !== null && !opening.kinds.some(({ id }) => id === seat_kind_id)) {
      throw wrongField("seat_kind_id", "no_such_kind");
    }
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const last = await latestWaitingOf(cx, opening.id, cx.viewer.id);
    demand(mayJoin(cx.viewer, opening, { holds, last }, seat_kind_id, cx.now));
    demand(asTheyStand(opening, ticked));
    demand(await mayActFor(cx, coop_id));
    if (last?.state === "offered") {
      // Over, though no job has said so yet.
      await runOut(cx, opening, last);
    }
    await insertWaiting(cx, {
      opening_id: opening.id,
      user_id: cx.viewer.id,
      coop_id,
      seat_kind_id,
      joined_at: cx.now,
      ticks: opening.ticks,
      ...contactColumns(contact),
      contact_for: opening.contact_user_id,
    });
    await recordOf(cx, opening, "waiting_joined", { people: [{ user_id: cx.viewer.id, part: "waiting" }] });
    await scheduleEnds(cx, opening);
    await touch(cx, opening);
    return viewNow(cx, opening.id);
  },
});
