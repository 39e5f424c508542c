import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { decide } from "../end";
import { writeTo } from "../letters";
import { mayDecide } from "../policy";
import { helpMoves } from "../rules";
import { lockSeenHelp } from "../seen";
import { HelpView, viewHelpNow } from "../view";

export const declineHelp = write({
  summary: "“Not now, thank you”, told by a kind e-mail.",
  input: v.strictObject({ help_id: schema.id }),
  output: HelpView,
  refuses: helpMoves.refusalsOf("decline_help"),
  async run({ help_id }, cx) {
    const { help, opening } = await lockSeenHelp(cx, help_id);
    demand(mayDecide("decline_help", cx.viewer, help.state));
    await decide(cx, help, opening, "declined");
    await writeTo(cx, help, "declined");
    return viewHelpNow(cx, help.id);
  },
});
