import { demand, nameOf, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { endClaim } from "../../claim/end";
import { claimMoves } from "../../claim/rules";
import { tell, touch } from "../../opening/changed";
import { claimOfThings } from "../../thing/rows";
import { DISOWN_REFUSALS, mayDisown } from "../policy";
import { lockOwn } from "../rows";

export const disownGiven = write({
  summary: "“That was not me”: it leaves the caller's record at once, and whoever looks after it is told.",
  input: v.strictObject({ claim_id: schema.id }),
  output: v.object({ claim_id: v.number() }),
  refuses: { ...claimMoves.refusalsOf("disown_given"), ...DISOWN_REFUSALS },
  async run({ claim_id }, cx) {
    const { claim, opening } = await lockOwn(cx, claim_id);
    const thing = await claimOfThings(cx, opening.id, cx.viewer.id);
    demand(mayDisown(cx.viewer, claim, thing?.id === claim.id));
    await endClaim(cx, opening, claim, "released", "not_theirs");
    await touch(cx, opening);
    if (opening.contact_user_id !== cx.viewer.id) {
      await tell(cx, opening, "disowned", {
        key: `disowned:${claim.id}:${opening.revision}`,
        user_ids: [opening.contact_user_id],
        values: { name: nameOf(cx, cx.viewer) },
      });
    }
    return { claim_id };
  },
});
