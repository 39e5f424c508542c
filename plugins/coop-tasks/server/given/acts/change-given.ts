import { demand, nameOf, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { findClaim, updateClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { tell } from "../../opening/changed";
import { recordClaim } from "../../opening/record";
import { mayChangeGiven } from "../policy";
import { lockOwn } from "../rows";

export const changeGiven = write({
  summary: "How long something took whoever did it, as they say themselves; null: they would rather not say.",
  input: v.strictObject({ claim_id: schema.id, minutes: v.nullable(schema.wholeNumber(1, 100_000)) }),
  output: v.object({ claim_id: v.number(), minutes: v.nullable(v.number()) }),
  refuses: claimMoves.refusalsOf("change_given"),
  async run({ claim_id, minutes }, cx) {
    const { row: claim, opening } = await lockOwn(cx, () => findClaim(cx, claim_id));
    demand(mayChangeGiven(cx.viewer, claim));
    if (claim.minutes !== minutes) {
      await updateClaim(cx, claim_id, { minutes });
      // How long is theirs alone, so the fact does not say it.
      const fact = await recordClaim(cx, opening, claim, claim.minutes === null ? "given_timed" : "given_changed");
      if (claim.minutes !== null && opening.contact_user_id !== cx.viewer.id) {
        await tell(cx, opening, "given_changed", {
          key: `given-changed:${fact}`,
          user_ids: [opening.contact_user_id],
          values: { name: nameOf(cx, cx.viewer) },
        });
      }
    }
    return { claim_id, minutes };
  },
});
