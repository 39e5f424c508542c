import { demand, nameOf, publishWaits, Readers, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { thingFiles } from "../../file/file";
import { tell, touch } from "../../opening/changed";
import { latestClaimOf, lockOpening } from "../../opening/rows";
import { answerMoves, openingMoves } from "../../opening/rules";
import { asTheyStand, TICK_REFUSALS } from "../../opening/ticks";
import { OpeningView, viewNow } from "../../opening/view";
import { insertDone } from "../../report/rows";
import { recordThing } from "../end";
import { THING_FORM_REFUSALS, ThingForm, thingColumns } from "../form";
import { filingReaders, viewFiling } from "../filing";
import { asRead, HAND_IN_REFUSALS, mayHandIn } from "../policy";
import { claimOfThings, countThings, insertThing } from "../rows";

export const handInThing = write({
  summary: "Hands something in, seen by whoever looks after the opening; several may be handed in one after the other.",
  input: v.strictObject({
    opening_id: schema.id,
    ...ThingForm,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
    /** To whom it will be open once it is filed, as it was read; null: it is filed nowhere. */
    open_to: v.optional(v.nullable(Readers)),
  }),
  output: OpeningView,
  refuses: {
    ...openingMoves.refusalsOf("hand_in_thing"),
    ...answerMoves.refusalsOf("hand_in_thing"),
    ...HAND_IN_REFUSALS,
    ...THING_FORM_REFUSALS,
    ...TICK_REFUSALS,
  },
  async run({ opening_id, ticked, open_to, ...form }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const holds = (await latestClaimOf(cx, opening.id, cx.viewer.id))?.state === "held";
    const { standing, unthanked, last_thanked } = await countThings(cx, opening.id, cx.viewer.id);
    demand(mayHandIn(cx.viewer, opening, { holds, unthanked }, cx.now));
    demand(asTheyStand(opening, ticked));
    demand(asRead(open_to, (await viewFiling(cx, opening))?.open_to ?? null));
    const columns = await thingColumns(cx, form);
    const giver = { opening_id: opening.id, user_id: cx.viewer.id };
    const claim_id =
      (await claimOfThings(cx, opening.id, cx.viewer.id))?.id ?? (await insertDone(cx, { ...giver, coop_id: null }));
    const agreed_group_ids = JSON.stringify(await filingReaders(cx, opening));
    const id = await insertThing(cx, { ...columns, ...giver, claim_id, agreed_group_ids, handed_in_at: cx.now });
    await thingFiles.hold(cx, { id, upload_id: columns.upload_id });
    await recordThing(cx, "thing_handed_in", { id, ...giver });
    await touch(cx, opening);
    await tell(cx, opening, "handed_in", {
      // Another one is told of, and what comes after one that was thanked for; one taken back and handed in again is not.
      key: `handed-in:${opening.id}:${cx.viewer.id}:${standing}:${last_thanked}`,
      once_a_day: true,
      user_ids: [opening.contact_user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
