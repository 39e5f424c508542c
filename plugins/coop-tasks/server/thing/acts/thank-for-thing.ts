import { demand, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { mayThank, THING_POLICY_REFUSALS } from "../policy";
import { lockThing } from "../rows";
import { thingMoves } from "../rules";
import { thank } from "../thank";

export const thankForThing = write({
  summary: "Thanks for something that was handed in; whoever handed it in is told.",
  input: v.strictObject({ thing_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: THING_POLICY_REFUSALS.only_the_contact_person,
    ...thingMoves.refusalsOf("thank_for_thing"),
  },
  async run({ thing_id }, cx) {
    const { thing, opening } = await lockThing(cx, thing_id);
    demand(mayThank(cx.viewer, thing, opening));
    await thank(cx, opening, thing, "thanked");
    await touch(cx, opening);
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
