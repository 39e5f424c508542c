import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { takeBackThing as takeBack } from "../end";
import { mayTakeBackThing, THING_POLICY_REFUSALS } from "../policy";
import { lockThing } from "../rows";
import { thingMoves } from "../rules";

export const takeBackThing = write({
  summary:
    "Takes back what was handed in, also while the forum's staff look at it; what was written is deleted at once.",
  input: v.strictObject({ thing_id: schema.id }),
  output: OpeningView,
  refuses: {
    not_your_thing: THING_POLICY_REFUSALS.not_your_thing,
    ...thingMoves.refusalsOf("take_back_thing"),
  },
  async run({ thing_id }, cx) {
    const { thing, opening } = await lockThing(cx, thing_id);
    demand(mayTakeBackThing(cx.viewer, thing));
    await takeBack(cx, opening, thing);
    await touch(cx, opening);
    publishWaits(cx, [opening.contact_user_id]);
    return viewNow(cx, opening.id);
  },
});
