import { demand, failpoint, publishWaits, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../../opening/changed";
import { OpeningView, viewNow } from "../../opening/view";
import { collectingTopic, filingReaders } from "../filing";
import { orderFiling } from "../order-filing";
import { FILE_REFUSALS, mayFile, THING_POLICY_REFUSALS } from "../policy";
import { lockThing, updateThing } from "../rows";
import { thingMoves } from "../rules";
import { thank } from "../thank";

export const fileThing = write({
  summary:
    "Files something that was handed in, as a topic or in one with others, for those who read there; thanks for it, too.",
  input: v.strictObject({ thing_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: THING_POLICY_REFUSALS.only_the_contact_person,
    ...FILE_REFUSALS,
    ...thingMoves.refusalsOf("file_thing"),
  },
  async run({ thing_id }, cx) {
    const { thing, opening } = await lockThing(cx, thing_id);
    const collectedIn = await collectingTopic(cx, opening);
    const readers = await filingReaders(cx, opening);
    demand(mayFile(cx.viewer, thing, opening, readers, !!collectedIn));
    await orderFiling(cx, opening, thing, collectedIn);
    await thank(cx, opening, thing, "filing");
    await updateThing(cx, thing.id, { filings: thing.filings + 1 });
    await touch(cx, opening);
    await failpoint(cx, "file-thing:before-commit");
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
