import { failpoint, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { contactColumns, ContactInput } from "../../claim/contact";
import { CoopInput } from "../../coop/coop";
import { CLAIM_REFUSALS, claimPlace } from "../claim";
import { lockOpening } from "../rows";
import { OpeningView, viewNow } from "../view";

export const claimOpening = write({
  summary: "Takes a place. The way of contact is seen by the contact person alone.",
  input: v.strictObject({
    opening_id: schema.id,
    /** Where there are kinds of seat, which; may be left out where only one has a place free. */
    seat_kind_id: v.optional(v.nullable(schema.id), null),
    /** In whose name: a co-op of the caller, or their own. */
    coop_id: CoopInput,
    contact: ContactInput,
    /** Each line that is to be ticked, as it stands. */
    ticked: v.optional(v.array(v.string()), []),
    /** The caller knows that it is more than they wanted to do at once. */
    past_own_limit: v.optional(schema.flag, false),
  }),
  output: OpeningView,
  refuses: CLAIM_REFUSALS,
  async run({ opening_id, contact, ...asked }, cx) {
    const opening = await lockOpening(cx, opening_id);
    await failpoint(cx, "claim-opening:locked");
    await claimPlace(cx, opening, {
      ...asked,
      ...contactColumns(contact),
    });
    await failpoint(cx, "claim-opening:before-commit");
    return viewNow(cx, opening.id);
  },
});
