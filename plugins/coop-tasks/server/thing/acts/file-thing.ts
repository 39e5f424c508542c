import { demand, failpoint, order, publishWaits, readUploads, schema, uploadInText } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch, viewNow } from "../../opening/changed";
import { OpeningView } from "../../opening/view";
import { FILE_REFUSALS, mayFile, THING_POLICY_REFUSALS } from "../policy";
import { lockThing, updateThing } from "../rows";
import { thingMoves } from "../rules";
import { thank } from "../thank";

export const fileThing = write({
  summary: "Files something that was handed in, as a topic for those who read the category; thanks for it, too.",
  input: v.strictObject({ thing_id: schema.id }),
  output: OpeningView,
  refuses: {
    only_the_contact_person: THING_POLICY_REFUSALS.only_the_contact_person,
    ...FILE_REFUSALS,
    ...thingMoves.refusalsOf("file_thing"),
  },
  async run({ thing_id }, cx) {
    const { thing, opening } = await lockThing(cx, thing_id);
    demand(mayFile(cx.viewer, thing, opening));
    const { translate } = cx.scope.ports;
    const locale = String(cx.context.settings["default_locale"] ?? "en");
    const url = `${cx.context.base_url}/board/${opening.id}`;
    const says = (key: string, values: Record<string, string>) =>
      translate(locale, `js.coop_tasks.thing.${key}`, JSON.stringify(values));
    const credit = await says("post_credit", {
      credit: thing.credit!,
      licence: await says(`licence.${thing.licence}`, {}),
      url,
    });
    const [file] = (await readUploads(cx, [thing.upload_id])).values();
    const filings = thing.filings + 1;
    await order(cx, "create_topic", {
      key: `tasks:thing:${thing.id}:${filings}`,
      data: {
        user_id: cx.viewer.id,
        category_id: opening.filed_in!,
        title: await says("topic_title", { title: thing.title!, credit: thing.credit! }),
        raw: [file && uploadInText(file, thing.alt), thing.words, thing.link, credit].filter(Boolean).join("\n\n"),
      },
      then: { name: "thing_filed", about: { thing_id: thing.id } },
    });
    await thank(cx, opening, thing, "filing");
    await updateThing(cx, thing.id, { filings });
    await touch(cx, opening);
    await failpoint(cx, "file-thing:before-commit");
    publishWaits(cx, [cx.viewer.id]);
    return viewNow(cx, opening.id);
  },
});
