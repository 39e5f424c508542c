import { demand, nameOf, publishWaits, Refusal, schema, wrongField } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { lockClaim } from "../../claim/rows";
import { claimMoves } from "../../claim/rules";
import { tell, touch } from "../../opening/changed";
import { matterOf } from "../../opening/matter";
import { recordOf } from "../../opening/record";
import { findContact, latestClaimOf } from "../../opening/rows";
import { openingMoves } from "../../opening/rules";
import { OpeningView, viewNow } from "../../opening/view";
import { ASK_REFUSALS, mayAskStandIn } from "../policy";
import { askedFor, hasDeclined, insertStandIn } from "../rows";

export const askStandIn = write({
  summary: "“Ask somebody”: to stand in for the caller. Until there is a yes the place stays the caller's.",
  input: v.strictObject({ claim_id: schema.id, username: schema.line(60) }),
  output: OpeningView,
  refuses: {
    ...ASK_REFUSALS,
    ...claimMoves.refusalsOf("ask_stand_in"),
    ...openingMoves.refusalsOf("ask_stand_in"),
    no_such_person: 422,
    stand_in_yourself: 422,
    they_hold_one: 409,
    they_declined: 409,
  },
  async run({ claim_id, username }, cx) {
    const { claim, opening } = await lockClaim(cx, claim_id);
    demand(mayAskStandIn(cx.viewer, claim, opening, await askedFor(cx, claim.id), cx.now));
    const person = await findContact(cx, username, opening.category_id);
    if (!person) {
      throw wrongField("username", "no_such_person", { username });
    }
    if (person.id === cx.viewer.id) {
      throw wrongField("username", "stand_in_yourself");
    }
    if ((await latestClaimOf(cx, opening.id, person.id))?.state === "held") {
      throw new Refusal(409, "they_hold_one");
    }
    if (await hasDeclined(cx, claim.id, person.id)) {
      throw new Refusal(409, "they_declined");
    }
    const matter = await matterOf(cx, "coop_stand_ins", { opening_id: opening.id, user_id: person.id });
    await insertStandIn(cx, {
      claim_id: claim.id,
      opening_id: opening.id,
      user_id: person.id,
      asked_at: cx.now,
    });
    await recordOf(cx, opening, "stand_in_asked", {
      data: { claim_id: claim.id },
      people: [{ user_id: person.id, part: "asked" }],
    });
    await touch(cx, opening);
    await tell(cx, opening, "stand_in", {
      key: `stand-in:${opening.id}:${cx.viewer.id}:${matter}`,
      once_a_day: true,
      user_ids: [person.id],
      values: { name: nameOf(cx, cx.viewer) },
    });
    publishWaits(cx, [person.id]);
    return viewNow(cx, opening.id);
  },
});
