import { demand, failpoint, order, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { touch } from "../changed";
import { mayTalkAbout, POLICY_REFUSALS } from "../policy";
import { recordOf } from "../record";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const talkAboutOpening = write({
  summary: "Opens a topic to talk about an opening, once; it is being made when this answers.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: {
    cannot_start_topics: POLICY_REFUSALS.cannot_start_topics,
    already_talked_about: 409,
    being_made: 409,
    ...openingMoves.refusalsOf("talk_about_opening"),
  },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    const talked = opening.topic_id !== null ? "there" : opening.talk_asked_at !== null ? "on_its_way" : "no";
    demand(mayTalkAbout(cx.viewer, opening, talked, cx.now));
    const talks = opening.talks + 1;
    const locale = String(cx.context.settings["default_locale"] ?? "en");
    const values = JSON.stringify({ title: opening.title, url: `${cx.context.base_url}/board/${opening.id}` });
    await order(cx, "create_topic", {
      key: `tasks:talk:${opening.id}:${talks}`,
      data: {
        user_id: cx.viewer.id,
        category_id: opening.category_id,
        title: await cx.scope.ports.translate(locale, "js.coop_tasks.talk.topic_title", values),
        raw: await cx.scope.ports.translate(locale, "js.coop_tasks.talk.first_post", values),
      },
      then: { name: "talk_opened", about: { opening_id: opening.id } },
    });
    await recordOf(cx, opening, "opening_talked_about");
    await touch(cx, opening, { talks, talk_asked_at: cx.now });
    await failpoint(cx, "talk-about-opening:before-commit");
    return viewNow(cx, opening.id);
  },
});
