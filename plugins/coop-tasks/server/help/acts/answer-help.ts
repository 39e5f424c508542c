import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { decide } from "../end";
import { mayDecide } from "../policy";
import { helpMoves } from "../rules";
import { lockSeenHelp } from "../seen";
import { HelpView, viewHelpNow } from "../view";

export const answerHelp = write({
  summary: "“I’ve been in touch”, said by those to whom help was offered.",
  input: v.strictObject({ help_id: schema.id }),
  output: HelpView,
  refuses: helpMoves.refusalsOf("answer_help"),
  async run({ help_id }, cx) {
    const { help, opening } = await lockSeenHelp(cx, help_id);
    demand(mayDecide("answer_help", cx.viewer, help.state));
    await decide(cx, help, opening, "answered");
    return viewHelpNow(cx, help.id);
  },
});
