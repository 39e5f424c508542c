import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { decide } from "../end";
import { writeTo } from "../letters";
import { mayDecide } from "../policy";
import { helpMoves } from "../rules";
import { lockSeenHelp } from "../seen";
import { HelpView, viewHelpNow } from "../view";

export const takeUpHelp = write({
  summary: "Takes up help that was offered; whoever offered it is told by e-mail.",
  input: v.strictObject({ help_id: schema.id }),
  output: HelpView,
  refuses: helpMoves.refusalsOf("take_up_help"),
  async run({ help_id }, cx) {
    const { help, opening } = await lockSeenHelp(cx, help_id);
    demand(mayDecide("take_up_help", cx.viewer, help.state));
    await decide(cx, help, opening, "taken_up");
    await writeTo(cx, help, "taken_up");
    return viewHelpNow(cx, help.id);
  },
});
