import { demand, notFound, Refusal, schema } from "coop-core/server";
import * as v from "valibot";
import { publicWrite } from "../../acts";
import { giveHelp } from "../account";
import { changed, keepInTime, tellSeers } from "../changed";
import { isPast, isStranded } from "../help";
import { passToTeam } from "../end";
import { mayConfirm } from "../policy";
import { demandThere, findHelp, standsAlready, updateHelp } from "../rows";
import { helpMoves } from "../rules";
import { lockOwnHelp } from "../seen";
import { isTeamThere } from "../team";
import { OwnHelp, viewOwnHelp } from "../view";

export const confirmHelp = publicWrite({
  summary: "“Yes, that is me”: an offer of help counts from now on, and those it is for are told.",
  input: v.strictObject({ help_id: schema.id, token: schema.line(200) }),
  output: OwnHelp,
  refuses: { ...helpMoves.refusalsOf("confirm_help"), help_stands_already: 409 },
  async run({ help_id, token }, cx) {
    const { help, opening } = await lockOwnHelp(cx, help_id, token);
    if (isPast(help, cx.now)) {
      throw notFound();
    }
    demand(mayConfirm(help.state));
    if (await standsAlready(cx, help)) {
      throw new Refusal(409, "help_stands_already");
    }
    if (isStranded(help, opening)) {
      // Nobody else sees it without having been named before.
      if (!help.team_may || !(await isTeamThere(cx))) {
        throw notFound();
      }
      await passToTeam(cx, help, opening);
    }
    const confirmed = await updateHelp(cx, help.id, { state: "open", confirmed_at: cx.now });
    await keepInTime(cx, confirmed);
    await changed(cx, confirmed, opening, "confirmed");
    await tellSeers(cx, confirmed, opening, "help_offered");
    await giveHelp(cx, { help_id: help.id });
    return viewOwnHelp(cx, demandThere(await findHelp(cx, help.id)));
  },
});
