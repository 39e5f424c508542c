import { demand, Refusal, schema, wrongField } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { standing } from "../../opening/opening";
import { decide } from "../end";
import { MOST_A_DAY } from "../help";
import { writeTo } from "../letters";
import { mayDecide } from "../policy";
import { helpingMoves, helpMoves } from "../rules";
import { countSuggested, seenOpening } from "../rows";
import { lockSeenHelp } from "../seen";
import { HelpView, viewHelpNow } from "../view";

export const suggestOpening = write({
  summary: "Answers an offer of help with an opening that everybody sees; its link is sent by e-mail.",
  input: v.strictObject({ help_id: schema.id, opening_id: schema.id }),
  output: HelpView,
  refuses: {
    ...helpMoves.refusalsOf("suggest_opening"),
    ...helpingMoves.refusalsOf("offer_help"),
    not_for_everybody: 422,
    enough_suggested: 409,
  },
  async run({ help_id, opening_id }, cx) {
    const { help, opening } = await lockSeenHelp(cx, help_id);
    demand(mayDecide("suggest_opening", cx.viewer, help.state));
    const suggested = await seenOpening({ ...cx, viewer: null }, opening_id);
    if (!suggested) {
      throw wrongField("opening_id", "not_for_everybody");
    }
    const where = standing(suggested, suggested.tally, cx.now);
    demand(helpingMoves.verdict("offer_help", where, { full: { count: suggested.seats } }));
    // Each is a letter to somebody who may not even have an account.
    if ((await countSuggested(cx, help.id)) >= MOST_A_DAY) {
      throw new Refusal(409, "enough_suggested", { count: MOST_A_DAY });
    }
    await decide(cx, help, opening, "answered", { suggested_opening_id: opening_id });
    await writeTo(cx, help, "suggested", opening_id);
    return viewHelpNow(cx, help.id);
  },
});
