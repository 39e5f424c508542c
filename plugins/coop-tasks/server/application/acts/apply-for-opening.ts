import { demand, moderated, nameOf, publishWaits, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { contactColumns, ContactInput } from "../../claim/contact";
import { COOP_REFUSALS, CoopInput, mayActFor } from "../../coop/coop";
import { LIMIT_REFUSALS, withinLimits } from "../../limit/limit";
import { readLimits } from "../../limit/rows";
import { tell, touch } from "../../opening/changed";
import { matterOf } from "../../opening/matter";
import { latestClaimOf, lockOpening } from "../../opening/rows";
import { answerMoves, openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { chooseKind, KIND_REFUSALS } from "../../seat-kind/choose";
import { recordApplication, scheduleEnd } from "../end";
import { APPLY_REFUSALS, mayApply } from "../policy";
import { insertApplication, latestApplicationOf } from "../rows";
import { movesOfApplicant } from "../rules";

export const applyForOpening = write({
  summary: "Asks for a place, with a few words. Seen by the contact person alone, who answers.",
  input: v.strictObject({
    opening_id: schema.id,
    seat_kind_id: v.optional(v.nullable(schema.id), null),
    coop_id: CoopInput,
    words: v.pipe(schema.text(2000), v.minLength(1)),
    contact: ContactInput,
    ticked: v.optional(v.array(v.string()), []),
    past_own_limit: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("apply_for_opening"),
    ...answerMoves.refusalsOf("apply_for_opening"),
    ...movesOfApplicant.refusalsOf("apply_for_opening"),
    ...APPLY_REFUSALS,
    ...KIND_REFUSALS,
    ...TICK_REFUSALS,
    ...COOP_REFUSALS,
    ...LIMIT_REFUSALS,
    ...TEXT_REFUSALS,
  },
  async run({ opening_id, seat_kind_id, coop_id, contact, ticked, past_own_limit, ...form }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const last = await latestApplicationOf(cx, opening.id, cx.viewer.id);
    demand(mayApply(cx.viewer, opening, { holds, last }, cx.now));
    demand(withinLimits(await readLimits(cx, cx.viewer.id, opening), past_own_limit));
    demand(asTheyStand(opening, ticked));
    demand(await mayActFor(cx, coop_id));
    const { words } = await moderated(cx, form);
    const application = {
      opening_id: opening.id,
      user_id: cx.viewer.id,
      coop_id,
      seat_kind_id: chooseKind(opening, seat_kind_id),
      asked_at: cx.now,
      words,
      ...contactColumns(contact),
      contact_for: opening.contact_user_id,
    };
    const matter = await matterOf(cx, "coop_applications", application);
    const id = await insertApplication(cx, application);
    await recordApplication(cx, "application_made", { id, ...application });
    await scheduleEnd(cx, { id, ...application }, opening);
    await touch(cx, opening);
    await tell(cx, opening, "applied", {
      key: `applied:${opening.id}:${cx.viewer.id}:${matter}`,
      once_a_day: true,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
